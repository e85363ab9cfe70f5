import { paths } from '../lib/paths'
import {
  close,
  confirmSchedule,
  decideOn,
  declareApproved,
  expectAsked,
  expectStatus,
  implement,
  signReview,
} from './acts'
import { expect, test } from './fixtures'
import { STEP, submitFromBlank } from './intake'

test.describe.configure({ timeout: 300_000 })

test('a change of medium risk goes from a blank form past change manager, technical lead and board to closed', async ({
  as,
}) => {
  const [rita, mona, otto, ann] = await Promise.all([as('rita'), as('mona'), as('otto'), as('ann')])
  const number = await submitFromBlank(rita, {
    title: 'Show the weather beside the news',
    factor: 'TECH-002',
    risk: 'Medium',
    startsIn: 75,
  })

  await ann.goto(paths.approvals(number))
  await expectAsked(ann, 'Change manager', 'stage 1, asked')
  await expectAsked(ann, 'Technical lead', 'stage 2, after the earlier stage')
  await expectAsked(ann, 'Change advisory board', 'after the earlier stages')
  for (const other of ['Security lead', 'Business owner'])
    await expect(ann.getByRole('heading', { name: other, exact: true })).toHaveCount(0)
  await expect(ann.getByRole('button', { name: 'Decide as technical lead' })).toHaveAccessibleDescription(
    'Technical lead opens when the earlier stage is fulfilled. You will be asked then.',
  )
  await decideOn(mona, number, 'Approve')
  await decideOn(ann, number, 'Approve')
  await expectStatus(ann, 'In approval')

  await declareApproved(mona, number, { 'Security lead': 'Sam Ito', 'Business representative': 'Bob Marsh' })
  await expectStatus(mona, 'Approved')

  await confirmSchedule(mona, number)
  await implement(otto, number, STEP)
  await signReview(ann, number)
  await close(mona, number)
})
