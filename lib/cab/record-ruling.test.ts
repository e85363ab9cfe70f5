import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { boardRuling, decision, roleHolding } from '#db/schema'
import type { Name } from '#db/testing-company'
import { BOARDED, type Desk, openDesk } from '#db/testing-desk'
import { withdrawDecision } from '../approval/withdraw-decision'
import { closeSender } from '../enqueue-job'
import { fireTimers } from '../jobs/fire-timers'
import { breakTie } from './break-tie'
import { disputeVote } from './dispute-vote'
import { recordRuling } from './record-ruling'
import { takeUpChange } from './take-up-change'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

type Seat = 'change_manager' | 'technical_lead' | 'security_lead' | 'business_rep'
const HOLDER = {
  change_manager: 'mona',
  technical_lead: 'ann',
  security_lead: 'sam',
  business_rep: 'bob',
} as const
const vote = (seat: Seat, value = 'approve', who: Name = HOLDER[seat]) => ({
  seat,
  personId: desk.id(who),
  vote: value,
  reason: value === 'reject' ? 'Not ready.' : '',
})
const ALL = ['change_manager', 'technical_lead', 'security_lead', 'business_rep'] as const
const rule = async (number: string, given: object, who: Name = 'mona', clock?: Date) =>
  recordRuling(desk.as(who, clock ? { clock } : {}), {
    number,
    digest: (await desk.row(number)).digest,
    outcome: 'approved',
    ...given,
  })
/** In approval, and the change manager has let it through to the board. */
const boarded = async (who: Name = 'mona', clock?: Date) => {
  const number = await desk.submit(BOARDED, clock ? { clock } : {})
  await desk.decide(who, number, 'change_manager', {}, clock ? { clock } : {})
  return number
}
const wordsOf = async (number: string) => {
  const { id } = await desk.row(number)
  return db.select().from(decision).where(eq(decision.changeId, id)).orderBy(decision.decidedAt)
}

describe('D111 the board', () => {
  test('approves by its votes, and a word given in the inbox is carried in, not asked twice', async () => {
    const number = await boarded()
    await desk.decide('ann', number, 'technical_lead')
    expect((await desk.row(number)).status).toBe('in_review')
    const value = await rule(number, {
      votes: [vote('security_lead'), vote('business_rep'), vote('technical_lead')],
    })
    expect(value).toMatchObject({ status: 'approved', tally: { approve: 4, unanimous: true } })
    const words = await wordsOf(number)
    expect(words).toHaveLength(4)
    expect(words.filter(({ personId, recordedBy }) => personId !== recordedBy)).toHaveLength(2)
    expect(await desk.states(number)).toEqual({
      change_manager: 'approved',
      technical_lead: 'approved',
      board: 'approved',
    })
  })
  test('no other vote is recorded for who spoke in person, until they withdraw', async () => {
    const number = await boarded()
    const { decisionId } = await desk.decide('ann', number, 'technical_lead')
    const others = [vote('security_lead'), vote('business_rep')]
    for (const instead of [
      vote('technical_lead', 'reject'),
      vote('technical_lead', 'recuse'),
      vote('technical_lead', 'reject', 'ann2'),
    ])
      await expect(rule(number, { votes: [instead, ...others] })).rejects.toMatchObject({
        code: 'conflict',
        message: 'ann has approved this revision. Leave the seat as it is, or ask ann to withdraw first.',
      })
    await withdrawDecision(desk.as('ann'), { number, decision: decisionId, reason: 'The load test failed.' })
    await rule(number, { votes: [vote('technical_lead', 'reject'), ...others] })
    expect((await desk.row(number)).status).toBe('approved')
  })
  test('a vote that the chair recorded is replaced by the one of the next meeting', async () => {
    const number = await boarded()
    await rule(number, { votes: [vote('technical_lead')], outcome: 'deferred', rationale: 'No quorum.' })
    await takeUpChange(desk.as('mona'), { number })
    await rule(number, {
      votes: [vote('technical_lead', 'reject'), vote('security_lead'), vote('business_rep')],
    })
    const kinds = (await wordsOf(number))
      .filter(({ seat }) => seat === 'technical_lead')
      .map(({ kind }) => kind)
    expect(kinds).toEqual(['approve', 'void', 'reject'])
    expect((await desk.row(number)).status).toBe('approved')
  })
  test('is not declared against its votes, without quorum, by others than the chair, or by its requestor', async () => {
    const number = await boarded()
    const votes = ALL.map((seat) => vote(seat))
    await expect(rule(number, { votes, outcome: 'rejected', rationale: 'No.' })).rejects.toMatchObject({
      code: 'conflict',
      detail: { tally: { result: 'approved' } },
    })
    await expect(rule(await desk.submit(BOARDED), { votes })).rejects.toThrow('after the earlier stages')
    await expect(rule(number, { votes: votes.slice(0, 3) })).rejects.toThrow('quorum')
    await expect(rule(number, { votes }, 'ann')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rule(number, { votes: [vote('technical_lead', 'approve', 'bob')] })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(rule(number, { votes, digest: '0'.repeat(64) })).rejects.toMatchObject({ code: 'conflict' })
    expect(await wordsOf(number)).toHaveLength(1)
    expect((await desk.row(number)).status).toBe('in_review')
  })
  test('a rejection ends the revision with the rationale; the deputy votes where the holder is recused', async () => {
    const number = await boarded()
    const votes = [
      vote('change_manager', 'reject'),
      vote('technical_lead', 'recuse'),
      vote('technical_lead', 'reject', 'ann2'),
      vote('security_lead', 'reject'),
      vote('business_rep'),
    ]
    await rule(number, { votes, outcome: 'rejected', rationale: 'No tested rollback.' })
    expect((await desk.row(number)).status).toBe('rejected')
    await expect(rule(number, { votes })).rejects.toMatchObject({ code: 'conflict' })
  })
  test('D32 a tie takes the chair’s casting vote with its rationale', async () => {
    const number = await boarded()
    const votes = ALL.map((seat, at) => vote(seat, at < 2 ? 'approve' : 'reject'))
    await expect(rule(number, { votes })).rejects.toThrow('tied')
    await rule(number, { votes, casting: { value: 'approve', rationale: 'The vendor is on site.' } })
    const { id, status } = await desk.row(number)
    expect(status).toBe('approved')
    expect((await db.select().from(boardRuling).where(eq(boardRuling.changeId, id)))[0]!.tally).toMatchObject(
      {
        casting: { as: 'chair', value: 'approve' },
      },
    )
  })
})

describe('D115 where the chair is recused', () => {
  const tied = () => [
    vote('change_manager', 'recuse'),
    vote('change_manager', 'approve', 'mona2'),
    vote('technical_lead'),
    vote('security_lead', 'reject'),
    vote('business_rep', 'reject'),
  ]
  test('the CTO breaks the tie', async () => {
    const number = await boarded('mona2')
    await rule(number, { votes: tied(), outcome: 'tied' }, 'mona2')
    const digest = (await desk.row(number)).digest
    const given = { number, digest, value: 'reject', rationale: 'Wait for the audit.' }
    await expect(breakTie(desk.as('mona'), given)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await breakTie(desk.as('tina'), given)).toMatchObject({ status: 'rejected' })
  })
  test('or, within 24 hours, nobody, and it is deferred to the next meeting', async () => {
    const clock = new Date('2026-11-24T13:30:00Z')
    const number = await boarded('mona2', new Date('2026-11-20T09:00:00Z'))
    await rule(number, { votes: tied(), outcome: 'tied' }, 'mona2', clock)
    await fireTimers(desk.system(new Date('2026-11-25T14:00:00Z')))
    expect((await desk.row(number)).status).toBe('deferred')
    expect((await desk.step(number, 'board')).dueAt).toEqual(new Date('2026-12-01T13:00:00Z'))
  })
})

describe('D37 a deferral', () => {
  const clock = (time: string) => new Date(`2026-${time}:00Z`)
  test('comes back at the next meeting by its timer, its votes kept', async () => {
    const number = await boarded('mona', clock('11-20T09:00'))
    const votes = [vote('technical_lead')]
    await expect(rule(number, { votes, outcome: 'deferred' })).rejects.toMatchObject({ code: 'invalid' })
    const reason = { outcome: 'deferred', rationale: 'Wait for the load test.' }
    await rule(number, { votes, ...reason }, 'mona', clock('11-24T13:10'))
    expect((await desk.row(number)).status).toBe('deferred')
    await fireTimers(desk.system(clock('12-01T12:59')))
    expect((await desk.row(number)).status).toBe('deferred')
    await fireTimers(desk.system(clock('12-01T13:00')))
    expect((await desk.row(number)).status).toBe('in_review')
    const rest = ALL.filter((seat) => seat !== 'technical_lead').map((seat) => vote(seat))
    await rule(number, { votes: rest }, 'mona', clock('12-01T13:10'))
    expect((await desk.row(number)).status).toBe('approved')
  })
  test('is taken up early by the chair, and may be made again', async () => {
    const number = await boarded('mona', clock('11-20T09:00'))
    const reason = { outcome: 'deferred', rationale: 'Wait for the load test.' }
    await rule(number, reason, 'mona', clock('11-24T13:10'))
    await expect(takeUpChange(desk.as('ann'), { number })).rejects.toMatchObject({ code: 'forbidden' })
    await takeUpChange(desk.as('mona', { clock: clock('11-26T09:00') }), { number })
    expect((await desk.row(number)).status).toBe('in_review')
    await rule(number, { ...reason, until: clock('12-10T09:00').toISOString() }, 'mona', clock('12-01T13:10'))
    await fireTimers(desk.system(clock('12-09T09:00')))
    expect((await desk.row(number)).status).toBe('deferred')
    await fireTimers(desk.system(clock('12-10T09:00')))
    expect((await desk.row(number)).status).toBe('in_review')
  })
})

describe('a vote that the chair recorded', () => {
  test('is disputed by the person named, the ruling falls, and the board is asked again', async () => {
    const number = await boarded()
    await rule(number, { votes: ALL.map((seat) => vote(seat)) })
    const { id } = await desk.row(number)
    const of = async (seat: Seat) => (await wordsOf(number)).find((word) => word.seat === seat)!.id
    const dispute = async (who: Name, seat: Seat) =>
      disputeVote(desk.as(who), { number, decision: await of(seat), reason: 'I was not there.' })
    await expect(dispute('ann', 'security_lead')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(dispute('mona', 'change_manager')).rejects.toMatchObject({ code: 'conflict' })
    expect(await dispute('sam', 'security_lead')).toMatchObject({ status: 'in_review' })
    const standing = and(eq(boardRuling.changeId, id), isNull(boardRuling.voidedAt))
    expect(await db.select().from(boardRuling).where(standing)).toEqual([])
    expect(await desk.states(number)).toMatchObject({ board: 'open' })
    await rule(number, { votes: [vote('security_lead', 'abstain')] })
    expect((await desk.row(number)).status).toBe('approved')
  })
  test('R09 falls with the role of the person, and the ruling with it', async () => {
    const number = await boarded()
    await rule(number, { votes: ALL.map((seat) => vote(seat)) })
    const holding = and(eq(roleHolding.personId, desk.id('sam')), eq(roleHolding.role, 'security_lead'))
    await db.update(roleHolding).set({ endedAt: new Date() }).where(holding)
    const { recheckDecisions } = await import('../approval/recheck-decisions')
    await recheckDecisions(desk.system(), { number })
    expect((await desk.row(number)).status).toBe('in_review')
    expect(await desk.events(number)).toEqual(
      expect.arrayContaining(['approval.voided', 'cab.ruling_voided']),
    )
    await db.insert(roleHolding).values({ personId: desk.id('sam'), role: 'security_lead' })
  })
})
