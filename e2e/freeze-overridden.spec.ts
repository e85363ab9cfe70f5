import { paths } from '../lib/paths'
import { confirmSchedule, expectStatus } from './acts'
import { expect, test } from './fixtures'
import { decide, raise } from './preparation'

test('a freeze refuses the schedule until two people override it', async ({ as, rest }) => {
  // The middle of a month lies outside the freezes at the end of a quarter.
  const now = new Date()
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15))
  const hour = (at: number) => new Date(day.getTime() + at * 3_600_000).toISOString()
  await (await rest('mona'))('POST', '/freezes', {
    name: 'Certification week',
    reason: 'Third parties certify against staging.',
    zone: 'Europe/Amsterdam',
    startsAt: hour(0),
    endsAt: hour(24),
    hard: true,
    services: ['payments-api-staging'],
  })
  const number = await raise(rest, 'Index the test cases', {
    services: ['payments-api-staging'],
    plannedStart: hour(9),
    plannedEnd: hour(10),
  })
  await decide(rest, 'mona', 'change_manager', number)

  const mona = await as('mona')
  await mona.goto(paths.change(number))
  await mona.getByRole('button', { name: 'More acts' }).click()
  await mona.getByRole('button', { name: 'Confirm the schedule' }).click()
  const dialog = mona.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Confirm the schedule' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The freeze Certification week')
  await mona.goto(paths.change(number))
  await expectStatus(mona, 'Approved')

  const rita = await as('rita')
  await rita.goto(paths.conflicts(number))
  await rita.getByText('Ask for an override', { exact: true }).click()
  await rita.getByLabel('Why it cannot wait').fill('The certificate of the scheme expires that night.')
  await rita.getByRole('button', { name: 'Ask for the override' }).click()
  await expect(rita.getByText('Waiting for the change manager.').first()).toBeVisible()
  await expect(rita.getByRole('button', { name: 'Agree to the override' })).toHaveCount(0)

  await mona.goto(paths.conflicts(number))
  await mona.getByRole('textbox', { name: 'Reason' }).fill('The scheme gives no later day.')
  await mona.getByRole('button', { name: 'Agree to the override' }).click()
  await expect(mona.getByText('Waiting for the CTO.').first()).toBeVisible()
  const tina = await as('tina')
  await tina.goto(paths.conflicts(number))
  await tina.getByRole('textbox', { name: 'Reason' }).fill('The risk of expiry is the greater one.')
  await tina.getByRole('button', { name: 'Agree to the override' }).click()
  await expect(tina.getByText('Overridden.').first()).toBeVisible()

  await confirmSchedule(mona, number)
})
