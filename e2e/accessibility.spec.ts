import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Route } from '../lib/paths'
import { expect, test } from './fixtures'
import { addressOf, SIGHTS } from './routes'

const WIDTHS = [1440, 390]
const THEMES = ['light', 'dark'] as const

/** What axe finds, each as the rule and the first element that breaks it. */
async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, ${nodes[0]?.html.slice(0, 200)}`)
}

const CHECKED: readonly Route[] = [
  '/',
  '/inbox',
  '/changes',
  '/changes/[number]',
  '/changes/[number]/plan',
  '/changes/[number]/risk',
  '/changes/[number]/conflicts',
  '/changes/[number]/approvals',
  '/changes/[number]/live',
  '/changes/[number]/review',
  '/changes/[number]/activity',
]
for (const { route, who } of SIGHTS.filter((sight) => CHECKED.includes(sight.route)))
  test(`axe finds nothing on ${route}, in both themes, wide and narrow, dialogs open`, async ({
    as,
    page: nobody,
    rest,
  }) => {
    const page = who ? await as(who) : nobody
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(await addressOf(rest, route))
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        expect.soft(await faults(page), `${colorScheme}, ${width} px`).toEqual([])
      }
      for (const dialog of await page.getByRole('dialog', { includeHidden: true }).all()) {
        await dialog.evaluate((element) => element instanceof HTMLDialogElement && element.showModal())
        expect.soft(await faults(page), `${colorScheme}, ${await dialog.getAttribute('id')}`).toEqual([])
        await dialog.evaluate((element) => element instanceof HTMLDialogElement && element.close())
      }
    }
  })
