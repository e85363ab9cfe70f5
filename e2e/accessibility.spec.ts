import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { addressOf, SIGHTS } from './routes'

const WIDTHS = [1440, 390]
const THEMES = ['light', 'dark'] as const

/** What axe finds on the page, or in the one part of it: the rule, how often, and the first element that breaks it. */
async function faults(page: Page, part?: string) {
  // Telling of all that is well takes most of the time; and no page has frames, for which axe opens a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (part ? axe.include(`[id="${part}"]`) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, ${nodes[0]?.html.slice(0, 200)}`)
}

/** What lies folded away: dialogs, menus, explanations. Two of one shape differ in nothing but words and addresses. */
const foldedIn = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('dialog, [popover]'), ({ id, outerHTML }) => ({
      id,
      shape: outerHTML
        .replace(/>[^<]+</g, '>words<')
        .replace(/ (id|for|name|value|href|title|datetime|commandfor|aria-[a-z]+)="[^"]+"/gi, ' $1'),
    })),
  )

const unfold = (page: Page, part: string) =>
  page.evaluate((id) => {
    const element = document.getElementById(id)
    if (element instanceof HTMLDialogElement) element.showModal()
    else element?.showPopover()
  }, part)

const fold = (page: Page, part: string) =>
  page.evaluate((id) => {
    const element = document.getElementById(id)
    if (element instanceof HTMLDialogElement) element.close()
    else element?.hidePopover()
  }, part)

/** Shapes that were looked at on a page before, each in its theme and width. */
const seen = new Set<string>()

for (const { route, who } of SIGHTS)
  test(`axe finds nothing on ${route}, in both themes, wide and narrow, dialogs and menus open`, async ({
    as,
    page: nobody,
    rest,
  }) => {
    const page = who ? await as(who) : nobody
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(await addressOf(rest, route))
    for (const colorScheme of THEMES)
      for (const width of WIDTHS) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        const look = `${colorScheme}, ${width} px`
        expect.soft(await faults(page), look).toEqual([])
        for (const { id, shape } of await foldedIn(page)) {
          if (seen.has(`${look}: ${shape}`)) continue
          seen.add(`${look}: ${shape}`)
          await unfold(page, id)
          expect.soft(await faults(page, id), `${look}, ${id}`).toEqual([])
          await fold(page, id)
        }
      }
  })
