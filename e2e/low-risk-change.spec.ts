import { paths } from '../lib/paths'
import { close, confirmSchedule, decideOn, expectAsked, expectStatus, implement, signReview } from './acts'
import { expect, test } from './fixtures'
import { STEP, submitFromBlank } from './intake'

test.describe.configure({ timeout: 300_000 })

test('a change of low risk goes from a blank form to closed with the change manager alone', async ({
  as,
}) => {
  const [rita, mona, otto, ann] = await Promise.all([as('rita'), as('mona'), as('otto'), as('ann')])
  const number = await submitFromBlank(rita, {
    title: 'Index the handbook in the search',
    factor: 'TECH-002',
    fact: 'Done before without failure',
    dismissed: {
      factor: 'TECH-001',
      description: 'Database schema or configuration change',
      reason: 'The index is that of the search, not of a database.',
    },
    risk: 'Low',
    startsIn: 60,
  })
  await expect(rita.getByRole('heading', { level: 1 })).toHaveText('Index the handbook in the search')

  await ann.goto(paths.approvals(number))
  await expectAsked(ann, 'Change manager', 'stage 1, asked')
  for (const other of ['Technical lead', 'Security lead', 'Business owner', 'Change advisory board'])
    await expect(ann.getByRole('heading', { name: other, exact: true })).toHaveCount(0)
  await decideOn(mona, number, 'Approve')
  await expectStatus(mona, 'Approved')

  await confirmSchedule(mona, number)
  await implement(otto, number, STEP)
  await signReview(ann, number)
  await close(mona, number)
})
