import { expect, type Page } from '@playwright/test'
import { paths } from '../lib/paths'

/** What people do on the pages of a change, by what they read there. */

export const header = (page: Page) => page.getByRole('main').locator('header').first()

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

/** Opens the dialog of an act and confirms it. */
export async function act(page: Page, opener: string, confirm = opener) {
  await page.getByRole('button', { name: opener, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog).toBeHidden()
}

export async function confirmSchedule(page: Page, number: string) {
  await page.goto(paths.change(number))
  await act(page, 'Confirm the schedule')
  await expectStatus(page, 'Scheduled')
}

/** Starts it when its time has come, ticks the one step and records the outcome. */
export async function implement(page: Page, number: string) {
  const start = page.getByRole('button', { name: 'Start the implementation', disabled: false })
  await expect(async () => {
    await page.goto(paths.live(number))
    await expect(start).toBeVisible({ timeout: 1000 })
  }).toPass({ intervals: [2000], timeout: 120_000 })
  await start.click()
  await page.getByRole('form', { name: 'Build the index' }).getByRole('button', { name: 'Done' }).click()
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
  await act(page, 'Close', 'Close the change')
  await expectStatus(page, 'Closed, successful')
}

/** The state in the words of the page's head. */
export const expectStatus = (page: Page, words: string) =>
  expect(
    page.getByRole('banner').or(page.getByRole('main')).getByText(words, { exact: true }).first(),
  ).toBeVisible()
