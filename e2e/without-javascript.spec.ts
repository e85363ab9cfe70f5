import { paths } from '../lib/paths'
import { decideOn, expectStatus } from './acts'
import { expect, signIn, test } from './fixtures'
import { raise } from './preparation'

test.use({ javaScriptEnabled: false })

test('without script people sign in, read, comment and decide', async ({ page, rest }) => {
  const number = await raise(rest, 'Index the glossary')
  await signIn(page, 'mona')
  await page.goto(paths.change(number))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Index the glossary')
  await expect(page.getByText('The handbook becomes searchable').first()).toBeVisible()

  await page.getByPlaceholder('Write a comment.').fill('The glossary is small enough.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('The glossary is small enough.').first()).toBeVisible()

  await decideOn(page, number, 'Approve')
  await expectStatus(page, 'Approved')
})
