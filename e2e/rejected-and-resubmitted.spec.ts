import { paths } from '../lib/paths'
import { decideOn, expectStatus } from './acts'
import { expect, test } from './fixtures'
import { raise } from './preparation'

test('a rejected change is edited, submitted again and approved', async ({ as, rest }) => {
  const number = await raise(rest, 'Shorten the handbook')
  const mona = await as('mona')
  await decideOn(mona, number, 'Reject', 'Say first who reads the handbook.')
  await expectStatus(mona, 'Rejected')

  const rita = await as('rita')
  await rita.goto(paths.change(number))
  await expect(rita.getByRole('main').getByText('Say first who reads the handbook.').first()).toBeVisible()
  await rita.getByRole('main').getByRole('link', { name: 'Edit', exact: true }).first().click()
  await rita.getByLabel('Business justification').fill('Auditors read the handbook on paper.')
  await rita.getByRole('button', { name: 'Save', exact: true }).click()
  await rita.waitForURL((url) => url.pathname === paths.change(number))
  await rita.goto(paths.edit(number, { step: 'submit' }))
  await rita.getByRole('button', { name: 'Submit again' }).click()
  await rita.waitForURL((url) => url.pathname === paths.change(number))
  await expectStatus(rita, 'In approval')

  await decideOn(mona, number, 'Approve')
  await expectStatus(mona, 'Approved')
})
