import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { timer } from '#db/schema'
import { BOARDED, type Desk, openDesk } from '#db/testing-desk'
import { answerQuestion } from '../approval/answer-question'
import { closeSender } from '../enqueue-job'
import { holdChange } from './hold-change'
import { resumeChange } from './resume-change'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

/** A time of November 2026; the 20th is a Friday, Amsterdam is an hour ahead. */
const at = (time: string) => ({ clock: new Date(`2026-11-${time}:00Z`) })
const hold = async (number: string, from: string, to: string) => {
  await holdChange(desk.as('rita', at(from)), { number, reason: 'The vendor is late.' })
  await resumeChange(desk.as('rita', at(to)), { number })
}
const due = async (number: string, role: string) => (await desk.step(number, role)).dueAt

describe('D114 after a hold', () => {
  test('as many hours of business days are left as before it', async () => {
    const number = await desk.submit({}, at('20T16:00'))
    expect(await due(number, 'change_manager')).toEqual(at('23T16:00').clock)
    await hold(number, '20T16:00', '23T08:00')
    expect(await due(number, 'change_manager')).toEqual(at('24T08:00').clock)
    const { id } = await desk.step(number, 'change_manager')
    const escalation = and(eq(timer.stepId, id), eq(timer.kind, 'escalation'))
    expect((await db.select().from(timer).where(escalation))[0]?.dueAt).toEqual(at('24T08:00').clock)
    expect((await desk.row(number)).decisionDueAt).toEqual(at('30T08:00').clock)
  })

  test('a question that was open meanwhile does not count the hold twice', async () => {
    const number = await desk.submit({}, at('23T08:00'))
    const ask = { decision: 'ask', reason: 'Which hosts?' }
    await desk.decide('mona', number, 'change_manager', ask, at('23T09:00'))
    await hold(number, '23T10:00', '23T12:00')
    const step = (await desk.step(number, 'change_manager')).id
    await answerQuestion(desk.as('rita', at('23T13:00')), { number, step, answer: 'All of them.' })
    expect(await due(number, 'change_manager')).toEqual(at('24T12:00').clock)
  })

  test('a board whose meeting was missed by it meets next', async () => {
    const number = await desk.submit(BOARDED, at('20T08:00'))
    await desk.decide('mona', number, 'change_manager', {}, at('20T09:00'))
    expect(await due(number, 'board')).toEqual(at('24T13:00').clock)
    await hold(number, '23T09:00', '23T10:00')
    expect(await due(number, 'board')).toEqual(at('24T13:00').clock)
    await hold(number, '24T09:00', '25T09:00')
    expect(await due(number, 'board')).toEqual(new Date('2026-12-01T13:00:00Z'))
  })
})
