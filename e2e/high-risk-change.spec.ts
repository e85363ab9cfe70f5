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
import { test } from './fixtures'
import { STEP, submitFromBlank } from './intake'

test.describe.configure({ timeout: 360_000 })

test('a change of high risk asks security and business too, and goes from a blank form to closed', async ({
  as,
}) => {
  const [rita, mona, otto, ann, sam, bob] = await Promise.all([
    as('rita'),
    as('mona'),
    as('otto'),
    as('ann'),
    as('sam'),
    as('bob'),
  ])
  const number = await submitFromBlank(rita, {
    title: 'Show the minutes beside the news',
    factor: 'BIZ-001',
    risk: 'High',
    startsIn: 100,
  })

  await decideOn(mona, number, 'Approve')
  await mona.goto(paths.approvals(number))
  for (const name of ['Technical lead', 'Security lead', 'Business owner'])
    await expectAsked(mona, name, 'stage 2, asked')
  await Promise.all([ann, sam, bob].map((page) => decideOn(page, number, 'Approve')))
  await expectStatus(bob, 'In approval')

  // Each of them holds a seat, so their decisions are its votes (D111).
  await declareApproved(mona, number, {})
  await expectStatus(mona, 'Approved')

  await confirmSchedule(mona, number)
  await implement(otto, number, STEP)
  await signReview(ann, number)
  await close(mona, number)
})
