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
