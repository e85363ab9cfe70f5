import { expect, type Page } from '@playwright/test'
import { paths } from '../lib/paths'

/** What a person writes into the form of a change, page by page. */

type Written = {
  title: string
  /** The id of the factor that is declared, and a fact that moves it. */
  factor: string
  fact?: string
  /** A factor that a word of the text proposes and its author dismisses. */
  dismissed?: { factor: string; description: string; reason: string }
  /** How the rail and the page of the change call the risk that follows. */
  risk: string
  /** The seconds that submission, decisions and schedule may take before the planned hour begins. */
  startsIn: number
}
export const STEP = 'Build the index'

/** From the blank form to the submitted change, whose number it gives. */
export async function submitFromBlank(
  page: Page,
  { title, factor, fact, dismissed, risk, startsIn }: Written,
) {
  await page.goto(paths.newChange())
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Description').fill('The handbook becomes searchable together with the news.')
  await page.getByLabel('Business justification').fill('Colleagues at the counter look up answers on paper.')
  await chooseService(page, 'Services')
  await page.getByLabel('Implementer', { exact: true }).selectOption('Otto Lindqvist, implementer')
  await expect(page.getByText('Draft saved')).toBeVisible()

  await page.getByRole('button', { name: 'Next: Impact and risk' }).click()
  for (const question of ['Business impact', 'Technical complexity', 'Security risk'])
    await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: 'Low' }).check()
  if (dismissed) {
    const proposal = page.getByRole('group', { name: dismissed.description })
    await proposal.getByRole('radio', { name: 'Dismiss' }).check()
    await proposal.getByLabel(`Why ${dismissed.factor} does not apply`).fill(dismissed.reason)
  }
  await page.getByRole('checkbox', { name: factor }).check()
  if (fact) await page.getByRole('checkbox', { name: fact }).check()

  await page.getByRole('button', { name: 'Next: When' }).click()
  const hour = hourOnTheClock(startsIn)
  await page.getByLabel('Start', { exact: true }).fill(hour.start)
  await page.getByLabel('End', { exact: true }).fill(hour.end)

  await page.getByRole('button', { name: 'Next: Plan' }).click()
  await page.getByLabel('Step', { exact: true }).first().fill(STEP)
  await page.getByLabel('Step', { exact: true }).last().fill('Disable the index')
  await page.getByLabel('Rollback tested on').fill('2026-01-05')
  await page.getByLabel('Tested where').fill('Mobile app, test')

  await page.getByRole('button', { name: 'Next: Check and submit' }).click()
  await expect(page.getByText(risk, { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  return submitted(page)
}

/** The five answers of an emergency. */
export async function callEmergency(
  page: Page,
  { trigger, severity }: { trigger: string; severity: string },
) {
  await page.goto(paths.newChange({ category: 'emergency' }))
  await page
    .getByLabel('What is wrong, and for whom?')
    .fill('Testers of the app wait in vain for a build since this morning.')
  await page.getByRole('radio', { name: trigger }).check()
  await page.getByRole('radio', { name: severity }).check()
  await chooseService(page, 'Which services?')
  await page.getByLabel('What will you do?').fill(STEP)
  await page.getByLabel('How does it go back?').fill('Restore the index of yesterday')
  await page.getByRole('button', { name: /^Call / }).click()
  return submitted(page)
}

async function submitted(page: Page): Promise<string> {
  await page.waitForURL(/\/changes\/CHG-\d+$/)
  return page.url().split('/').at(-1) ?? ''
}

/** A test service: no window, notice or freeze binds it, so that stories run on any day (D20). */
async function chooseService(page: Page, label: string) {
  await page.getByRole('combobox', { name: label }).fill('Mobile app, t')
  await page.getByRole('option', { name: 'Mobile app, test' }).click()
}

/** An hour that begins with the first whole minute after so many seconds, as the bank's clock shows it. */
function hourOnTheClock(seconds: number) {
  const start = Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000
  return { start: onTheClock(start), end: onTheClock(start + 3_600_000) }
}
const onTheClock = (at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')
