import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures'
import { raise } from './preparation'

/** As somebody without a mouse: from field to field until it is reached. */
async function tabTo(page: Page, target: Locator, most = 80) {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('without a mouse from the sign-in to a decision', async ({ page, rest }) => {
  const number = await raise(rest, 'Index the gazetteer')
  await page.goto('/sign-in')
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type('mona@example.com')
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type('demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()

  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search changes, pages' })).toBeFocused({ timeout: 1000 })
  }).toPass()
  await page.keyboard.type(number)
  await expect(page.getByRole('option', { selected: true })).toContainText('Index the gazetteer')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Index the gazetteer' })).toBeVisible()

  const form = page.getByRole('form', { name: 'Your decision as' })
  await tabTo(page, form.getByRole('radio').first())
  await page.keyboard.press('Space')
  await expect(form.getByRole('radio', { name: 'Approve', exact: true })).toBeChecked()
  await tabTo(page, form.getByRole('button', { name: 'Approve', exact: true }))
  await page.keyboard.press('Enter')
  await expect(form).toBeHidden()
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible()
})
