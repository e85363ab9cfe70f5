import { expect, type Page } from '@playwright/test'
import { paths } from '../lib/paths'

/** What people do on the pages of a change, by what they read there. */

export async function decideOn(
  page: Page,
  number: string,
  choice: 'Approve' | 'Reject' | 'Ratify',
  reason = '',
) {
  await page.goto(paths.change(number))
  const form = page.getByRole('form', { name: 'Your decision as' })
  await form.getByRole('radio', { name: choice, exact: true }).check()
  if (reason) await form.getByLabel('Reason').fill(reason)
  await form.getByRole('button', { name: choice, exact: true }).click()
  await expect(form).toBeHidden()
}

/** The state in the words of the page's head. */
export const expectStatus = (page: Page, words: string) =>
  expect(
    page.getByRole('banner').or(page.getByRole('main')).getByText(words, { exact: true }).first(),
  ).toBeVisible()

/** What the page says of one requirement: whom it asks, in which stage, and what became of it. */
export const expectAsked = (page: Page, requirement: string, says: string) =>
  expect(page.getByText(new RegExp(`^${requirement}.*${says}`))).toBeVisible()

/** The chair records what the seats said that have not spoken themselves, and declares what they carry. */
export async function declareApproved(page: Page, number: string, votes: Record<string, string>) {
  await page.goto(paths.approvals(number))
  for (const [seat, who] of Object.entries(votes)) {
    const fields = page.getByRole('group', { name: seat })
    await fields.getByLabel('Who votes').selectOption(who)
    await fields.getByLabel('Vote', { exact: true }).selectOption('Approve')
  }
  await page.getByLabel('The board decided').selectOption('Approved')
  await page.getByRole('button', { name: 'Record the votes and declare' }).click()
  await expect(page.getByText('Declared approved.')).toBeVisible()
}

export async function confirmSchedule(page: Page, number: string) {
  await page.goto(paths.change(number))
  await confirm(page, 'Confirm the schedule')
  await expectStatus(page, 'Scheduled')
}

/** Opens the start gate when the planned time has come, starts, ticks the step and records the outcome. */
export async function implement(page: Page, number: string, step: string) {
  const start = page.getByRole('button', { name: 'Start the implementation', disabled: false })
  await expect(async () => {
    await page.goto(paths.live(number))
    await expect(start).toBeVisible({ timeout: 1000 })
  }).toPass({ intervals: [2000], timeout: 240_000 })
  await expect(page.getByText('6 of 6 met')).toBeVisible()
  await start.click()
  await page.getByRole('form', { name: step }).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('1 of 1 done')).toBeVisible()
  await page.getByRole('radio', { name: 'Successful' }).check()
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expectStatus(page, 'In review')
}

export async function signReview(page: Page, number: string) {
  await page.goto(paths.review(number))
  await page.getByLabel('What the review found').fill('It did what it was for.')
  await page.getByRole('button', { name: 'Sign the review' }).click()
  await expect(page.getByRole('button', { name: 'Sign the review' })).toBeHidden()
}

export async function close(page: Page, number: string) {
  await page.goto(paths.change(number))
  await confirm(page, 'Close', 'Close the change')
  await expectStatus(page, 'Closed, successful')
}

/** Opens the dialog of an act and confirms it there. */
export async function confirm(page: Page, opener: string, confirmer = opener) {
  await page.getByRole('button', { name: opener, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: confirmer, exact: true }).click()
  await expect(dialog).toBeHidden()
}
