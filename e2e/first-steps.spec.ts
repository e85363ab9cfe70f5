import { paths } from '../lib/paths'
import { expect, test } from './fixtures'
import { raise } from './preparation'

test('the first steps lead on, are ticked by what happened, and go away for whoever puts them away', async ({
  as,
  rest,
}) => {
  const [rita, cora] = await Promise.all([as('rita'), as('cora')])
  const guide = rita.getByRole('region', { name: 'First steps' })
  await rita.goto(paths.inbox())
  await expect(guide.getByRole('listitem')).toHaveCount(5)
  await raise(rest, 'Index the minutes of the branch')

  // The home of a requestor shows them too.
  await rita.goto(paths.changes({ view: 'mine' }))
  await expect(guide.getByText('Submit a change, done')).toBeVisible()
  await guide.getByRole('link', { name: 'Go to what waits for a decision' }).click()
  await rita.waitForURL(/\/changes\/CHG-\d+\/approvals$/)

  await rita.goto(paths.inbox())
  await guide.getByRole('button', { name: 'Put away' }).click()
  await expect(guide).toBeHidden()
  await rita.goto(paths.changes({ view: 'mine' }))
  await expect(rita.getByRole('heading', { level: 1, name: 'Changes' })).toBeVisible()
  await expect(guide).toBeHidden()
  await cora.goto(paths.inbox())
  await expect(cora.getByRole('region', { name: 'First steps' })).toBeVisible()

  await rita.getByRole('button', { name: /identity menu/ }).click()
  await rita.getByRole('button', { name: 'First steps' }).click()
  await rita.waitForURL(({ pathname }) => pathname === paths.inbox())
  await expect(guide).toBeVisible()
})

test('the sign of the demo says how to begin anew, and holds no button that would', async ({ as }) => {
  const ada = await as('ada')
  await ada.goto(paths.audit())
  await ada.getByRole('button', { name: 'Demo: what it is, and how to begin anew' }).click()
  await expect(ada.getByText('npm run reset -- --demo')).toBeVisible()
})
