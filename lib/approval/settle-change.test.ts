import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { approvalCondition, decision, roleHolding, timer } from '#db/schema'
import type { Name } from '#db/testing-company'
import { BREACH, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { closeSender } from '../enqueue-job'
import { answerQuestion } from './answer-question'
import { meetCondition } from './meet-condition'
import { recheckDecisions } from './recheck-decisions'
import { withdrawDecision } from './withdraw-decision'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

const timersOf = async (number: string, role: string) => {
  const { id } = await desk.step(number, role)
  return db.select().from(timer).where(eq(timer.stepId, id))
}
const loseRole = (who: Name, role: 'security_lead' | 'eca') =>
  db
    .update(roleHolding)
    .set({ endedAt: new Date() })
    .where(
      and(eq(roleHolding.personId, desk.id(who)), eq(roleHolding.role, role), isNull(roleHolding.endedAt)),
    )
const gainRole = (who: Name, role: 'security_lead' | 'eca') =>
  db.insert(roleHolding).values({ personId: desk.id(who), role })

describe('A19 a decision is withdrawn before it takes effect', () => {
  test('by its author alone, and the requirement is asked anew with a new clock', async () => {
    const number = await desk.submit(BREACH)
    const { decisionId } = await desk.decide('eve', number, 'eca')
    const withdraw = (who: Name) =>
      withdrawDecision(desk.as(who), { number, decision: decisionId, reason: 'Too early.' })
    expect((await timersOf(number, 'eca')).every(({ cancelledAt }) => cancelledAt)).toBe(true)
    await expect(withdraw('sam')).rejects.toMatchObject({ code: 'forbidden' })
    await withdraw('eve')
    expect(await desk.states(number)).toMatchObject({ eca: 'open', security_lead: 'open' })
    expect((await timersOf(number, 'eca')).some(({ cancelledAt, firedAt }) => cancelledAt ?? firedAt)).toBe(
      false,
    )
    await expect(withdraw('eve')).rejects.toMatchObject({ code: 'conflict' })
    await desk.decide('eve', number, 'eca')
    await desk.decide('sam', number, 'security_lead')
    expect((await desk.row(number)).status).toBe('approved')
    await expect(withdraw('eve')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a question', () => {
  test('stops the clock of its step until those who answer for the change answer', async () => {
    const clock = (time: string) => ({ clock: new Date(`2026-11-23T${time}:00Z`) })
    const number = await desk.submit({}, clock('09:00'))
    const before = await desk.step(number, 'change_manager')
    const ask = { decision: 'ask', reason: 'Which hosts?' }
    await desk.decide('mona', number, 'change_manager', ask, clock('10:00'))
    expect((await desk.step(number, 'change_manager')).status).toBe('info_requested')
    const answer = (who: Name) =>
      answerQuestion(desk.as(who, clock('13:00')), { number, step: before.id, answer: 'All edge hosts.' })
    await expect(answer('rob')).rejects.toMatchObject({ code: 'forbidden' })
    await answer('rita')
    const after = await desk.step(number, 'change_manager')
    expect(after.status).toBe('open')
    expect(Number(after.dueAt) - Number(before.dueAt)).toBe(3 * 3_600_000)
    await expect(answer('rita')).rejects.toMatchObject({ code: 'conflict' })
    await desk.decide('mona', number, 'change_manager')
    expect((await desk.row(number)).status).toBe('approved')
  })
})

describe('A20 a condition', () => {
  test('is confirmed by another holder of the role that set it, with evidence, and completes the approval', async () => {
    const number = await desk.submit()
    await desk.decide('mona', number, 'change_manager', {
      decision: 'approve_with_conditions',
      reason: 'Two things.',
      conditions: [
        { text: 'Support is told', ownerId: desk.id('otto') },
        { text: 'Backup is taken', ownerId: desk.id('mona2') },
      ],
    })
    const { id } = await desk.row(number)
    const conditions = await db.select().from(approvalCondition).where(eq(approvalCondition.changeId, id))
    const of = (text: string) => conditions.find((one) => one.text === text)!.id
    const meet = (who: Name, text: string, evidence = 'Mail of 9:12.') =>
      meetCondition(desk.as(who), { number, condition: of(text), evidence })
    await expect(meet('otto', 'Support is told')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(meet('mona2', 'Backup is taken')).rejects.toThrow('You owe this condition')
    await expect(meet('mona', 'Support is told', '')).rejects.toMatchObject({ code: 'invalid' })
    expect(await meet('mona', 'Support is told')).toMatchObject({ status: 'approved_with_conditions' })
    expect(await meet('mona', 'Backup is taken')).toMatchObject({ status: 'approved' })
    await expect(meet('mona', 'Backup is taken')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('R09 authority is looked at again at the transition', () => {
  test('a role removed between decision and transition voids the word; the next holder is asked', async () => {
    const number = await desk.submit(BREACH)
    await desk.decide('sam', number, 'security_lead')
    await loseRole('sam', 'security_lead')
    await desk.decide('eve', number, 'eca')
    // Nobody holds the role any more, so it turns to the CISO at once (rule 15).
    expect((await desk.row(number)).status).toBe('in_review')
    expect(await desk.events(number)).toEqual(
      expect.arrayContaining(['approval.voided', 'approval.escalated']),
    )
    const { id } = await desk.row(number)
    const words = await db.select().from(decision).where(eq(decision.changeId, id))
    expect(words.find(({ kind }) => kind === 'void')).toMatchObject({ personId: null, means: 'system' })
    await desk.decide('carl', number, 'security_lead')
    expect((await desk.row(number)).status).toBe('approved')
    await gainRole('sam', 'security_lead')
  })
  test('a role removed after the transition sends the change back as soon as the worker hears of it', async () => {
    const number = await desk.submit(BREACH)
    await desk.decide('sam', number, 'security_lead')
    await desk.decide('eve', number, 'eca')
    expect((await desk.row(number)).status).toBe('approved')
    await expect(recheckDecisions(desk.system(), { number })).rejects.toMatchObject({ code: 'conflict' })
    await loseRole('sam', 'security_lead')
    await recheckDecisions(desk.system(), { number })
    expect(await desk.row(number)).toMatchObject({ status: 'in_review', approvedAt: null })
    await gainRole('sam', 'security_lead')
    await expect(recheckDecisions(desk.as('root'), { number })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('R08 nothing passes because nobody is there', () => {
  test('a role that nobody holds turns to its escalation role, and without that it stops with an alert', async () => {
    await loseRole('eve', 'eca')
    const number = await desk.submit(EMERGENCY)
    expect(await desk.states(number)).toMatchObject({ eca: 'open' })
    expect(await desk.events(number)).toContain('approval.escalated')
    await db
      .update(roleHolding)
      .set({ endedAt: new Date() })
      .where(and(eq(roleHolding.personId, desk.id('tina')), eq(roleHolding.role, 'cto')))
    await recheckDecisions(desk.system(), { number })
    expect(await desk.states(number)).toMatchObject({ eca: 'unassigned' })
    const other = await desk.submit(EMERGENCY)
    expect(await desk.events(other)).toContain('approval.unassigned')
    expect((await desk.row(other)).status).toBe('in_review')
    await gainRole('eve', 'eca')
    await recheckDecisions(desk.system(), { number: other })
    expect(await desk.states(other)).toMatchObject({ eca: 'open' })
    await desk.decide('eve', other, 'eca')
    expect((await desk.row(other)).status).toBe('approved')
    await db.insert(roleHolding).values({ personId: desk.id('tina'), role: 'cto' })
  })
})
