import { paths } from '../lib/paths'
import { close, decideOn, expectAsked, expectStatus, implement, signReview } from './acts'
import { expect, test } from './fixtures'
import { callEmergency, STEP } from './intake'

test.describe.configure({ timeout: 180_000 })

test('an emergency is called in five answers, decided by its authority and security, ratified by continuity, and closed', async ({
  as,
}) => {
  const [rita, mona, eve, sam, ben, otto, ann] = await Promise.all([
    as('rita'),
    as('mona'),
    as('eve'),
    as('sam'),
    as('ben'),
    as('otto'),
    as('ann'),
  ])
  const number = await callEmergency(rita, { trigger: 'Data breach', severity: 'Severity 2' })

  await mona.goto(paths.change(number))
  await mona.getByRole('button', { name: 'More acts' }).click()
  await mona.getByRole('button', { name: 'Assign the implementer' }).click()
  const dialog = mona.getByRole('dialog')
  await dialog.getByLabel('Implementer').selectOption('Otto Lindqvist')
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await expect(dialog).toBeHidden()

  await mona.goto(paths.approvals(number))
  await expectAsked(mona, 'Emergency change authority', 'stage 1, asked')
  await expectAsked(mona, 'Security lead', 'stage 1, asked')
  await expectAsked(mona, 'Business continuity manager', 'asked, does not hold the approval back')
  for (const other of ['Change manager', 'Technical lead', 'Business owner', 'Change advisory board'])
    await expect(mona.getByRole('heading', { name: other, exact: true })).toHaveCount(0)

  await decideOn(eve, number, 'Approve')
  await expectStatus(eve, 'In approval')
  await decideOn(sam, number, 'Approve')
  await expectStatus(sam, 'Approved')
  await decideOn(ben, number, 'Ratify')

  await implement(otto, number, STEP)
  await signReview(ann, number)
  await close(mona, number)
})
