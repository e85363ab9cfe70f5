import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Name } from '#db/testing-company'
import { BOARDED, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { recordRuling } from '../cab/record-ruling'
import { assignImplementer } from '../change/assign-implementer'
import { editChange } from '../change/edit-change'
import { closeSender } from '../enqueue-job'
import { Refusal } from '../refusal'
import { decideStep } from './decide-step'
import { listInbox } from './inbox/queries'
import { getApprovals } from './overview/queries'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

const inbox = async (who: Name, number: string) =>
  (await listInbox(desk.as(who))).filter((item) => item.number === number).map(({ ask, role }) => [ask, role])

test('I14 the page’s verdict for each person and step is the command’s answer', async () => {
  const number = await desk.submit(BOARDED)
  await assignImplementer(desk.as('ann2'), { number, implementerId: desk.id('otto') })
  const { digest } = await desk.row(number)
  for (const who of ['rita', 'otto', 'mona', 'ann', 'sam', 'tina', 'ada', 'root'] as const)
    for (const step of (await getApprovals(desk.as(who), number))!.steps) {
      if (step.decide.ok) continue
      const error = await decideStep(desk.as(who), {
        number,
        step: step.id,
        decision: 'approve',
        digest,
      }).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code: step.decide.code, message: step.decide.reason })
    }
  const mine = (await getApprovals(desk.as('mona'), number))!.steps.filter(({ decide }) => decide.ok)
  expect(mine.map(({ key, eligible }) => [key, eligible.map(({ name }) => name)])).toEqual([
    ['change_manager', ['mona', 'mona2']],
  ])
})

test('what was said shows with its conditions, and the board with its seats and votes', async () => {
  const number = await desk.submit(BOARDED)
  const condition = { text: 'Support is told', ownerId: desk.id('otto') }
  await desk.decide('mona', number, 'change_manager', {
    decision: 'approve_with_conditions',
    reason: 'Tell support.',
    conditions: [condition],
  })
  const view = (await getApprovals(desk.as('mona2'), number))!
  expect(view.steps[0]!.words).toMatchObject([
    {
      person: { name: 'mona' },
      kind: 'approve_with_conditions',
      standing: 'counted',
      withdraw: { ok: false },
    },
  ])
  expect(view.conditions).toMatchObject([
    { text: 'Support is told', owner: { name: 'otto' }, confirm: { ok: true } },
  ])
  expect(view.board).toMatchObject({ tally: { approve: 1, result: 'undecided' }, record: { ok: true } })
  expect(view.board!.seats[0]).toMatchObject({ chair: true, votes: [{ person: { name: 'mona' } }] })
  expect(await getApprovals(desk.as('rita'), number)).toMatchObject({ board: { record: { ok: false } } })
})

test('R06 after an edit, what I approved before can be confirmed with its difference in sight', async () => {
  const number = await desk.submit(EMERGENCY)
  await desk.decide('eve', number, 'eca', { reason: 'Go.' })
  await editChange(desk.as('rita'), { number, changes: { title: 'Rotate twice' } })
  const { renewal, steps } = (await getApprovals(desk.as('eve'), number))!
  expect(renewal).toMatchObject({
    reason: 'Go.',
    revision: 1,
    stepId: steps.find(({ key }) => key === 'eca')!.id,
    differences: [{ field: 'Title', after: 'Rotate twice' }],
  })
  await desk.decide('eve', number, 'eca')
  expect((await getApprovals(desk.as('eve'), number))!.renewal).toBeNull()
})

test('the inbox asks each person for what is theirs, and shows what they wait for', async () => {
  const number = await desk.submit(BOARDED)
  expect(await inbox('mona', number)).toEqual([['decide', 'change_manager']])
  expect(await inbox('ann', number)).toEqual([])
  expect(await inbox('rita', number)).toEqual([['awaited', 'change_manager']])
  await desk.decide('mona', number, 'change_manager', { decision: 'ask', reason: 'Which hosts?' })
  expect(await inbox('rita', number)).toEqual([['answer', 'change_manager']])
  expect(await inbox('mona', number)).toEqual([['awaited', 'change_manager']])
  await desk.decide('mona', number, 'change_manager')
  expect(await inbox('ann', number)).toEqual([['decide', 'technical_lead']])
  expect(await inbox('mona', number)).toEqual([['rule', 'board']])
  const vote = (seat: string, who: Name) => ({ seat, personId: desk.id(who), vote: 'approve' })
  await recordRuling(desk.as('mona'), {
    number,
    digest: (await desk.row(number)).digest,
    outcome: 'approved',
    votes: [vote('technical_lead', 'ann'), vote('security_lead', 'sam'), vote('business_rep', 'bob')],
  })
  expect(await inbox('sam', number)).toEqual([['vote', 'security_lead']])
  expect(await inbox('mona', number)).toEqual([['schedule', null]])
  for (const who of ['otto', 'ada', 'root', 'rob'] as const) expect(await inbox(who, number)).toEqual([])
})
