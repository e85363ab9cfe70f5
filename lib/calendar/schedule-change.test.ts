import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { type Desk, openDesk } from '#db/testing-desk'
import { listInbox } from '../approval/inbox/queries'
import { cancelChange } from '../change/cancel-change'
import { getChangePage } from '../change/page/queries'
import { proposeTime } from '../change/propose-time'
import { closeSender } from '../enqueue-job'
import { finishImplementation } from '../implementation/finish-implementation'
import { startImplementation } from '../implementation/start-implementation'
import { closeChange } from '../review/close-change'
import { signReview } from '../review/sign-review'
import { askOverride } from './ask-override'
import { getCalendar } from './month/queries'
import { findConflicts } from './queries'
import { scheduleChange } from './schedule-change'
import { voiceOverride } from './voice-override'

const clock = new Date('2026-11-02T09:00:00Z')
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

/** The Tuesday window opens at 01:00 UTC, one Tuesday a test so that they do not meet. */
const tuesday = (week: number, time: string) => {
  const day = new Date(Date.UTC(2027, 0, 5 + 7 * week)).toISOString().slice(0, 10)
  return `${day}T${time}:00.000Z`
}
/** A change of very low risk that the change manager has approved. */
async function approved(plannedStart: string, plannedEnd: string) {
  const number = await desk.submit({ implementerId: desk.id('otto'), plannedStart, plannedEnd }, { clock })
  await desk.decide('mona', number, 'change_manager', {}, { clock })
  return number
}
const schedule = (number: string) => scheduleChange(desk.as('mona', { clock }), { number })
const conflictsOf = async (number: string, at = clock) => {
  const row = await desk.row(number)
  const found = await findConflicts(db, desk.as('mona', { clock: at }), {
    ...row,
    plannedStart: row.plannedStart!,
    plannedEnd: row.plannedEnd!,
  })
  return found.map(({ kind, severity, overridden }) => ({ kind, severity, overridden }))
}
const blocked = { kind: 'same_service', severity: 'block', overridden: false }

/** The change manager asks, the CTO agrees. */
async function override(number: string, other: string) {
  const target = `same_service:${(await desk.row(other)).id}`
  const { overrideId } = await askOverride(desk.as('mona', { clock }), {
    number,
    target,
    reason: 'Both restart the same hosts, and one restart serves both.',
  })
  await voiceOverride(desk.as('tina', { clock }), {
    number,
    overrideId,
    agree: true,
    reason: 'Both teams are on call.',
  })
}

describe('what stands against a time', () => {
  test('is of interest only while a start is ahead', async () => {
    const number = await approved(tuesday(0, '01:00'), tuesday(0, '02:00'))
    await schedule(number)
    const [start, later] = [new Date(tuesday(0, '01:05')), new Date(tuesday(0, '09:00'))]
    const page = (at: Date) => getChangePage(desk.as('mona', { clock: at }), number)
    await startImplementation(desk.as('otto', { clock: start }), { number })
    expect((await page(later)).conflicts).toEqual([])
    await finishImplementation(desk.as('otto', { clock: start }), { number, outcome: 'successful' })
    await signReview(desk.as('mona', { clock: later }), { number, note: 'It went as planned.' })
    await closeChange(desk.as('mona', { clock: later }), { number })
    const { conflicts, checks, ahead } = await page(later)
    expect({ conflicts, ahead }).toEqual({ conflicts: [], ahead: false })
    expect(checks.map(({ key }) => key)).toEqual(['documents', 'notice', 'duties', 'conditions'])
  })
})

describe('two changes on one service (D116)', () => {
  test('an override counts for both of them, until one takes another time', async () => {
    const first = await approved(tuesday(1, '01:00'), tuesday(1, '02:00'))
    const second = await approved(tuesday(1, '01:30'), tuesday(1, '02:30'))
    await schedule(first)
    await expect(schedule(second)).rejects.toMatchObject({ code: 'conflict' })
    await override(second, first)
    await schedule(second)
    expect(await conflictsOf(first)).toEqual([{ ...blocked, overridden: true }])
    expect(await conflictsOf(second)).toEqual([{ ...blocked, overridden: true }])
    const range = { start: new Date(tuesday(1, '00:00')), end: new Date(tuesday(1, '23:00')) }
    const { changes } = await getCalendar(desk.as('mona', { clock }), range)
    expect(changes.map(({ conflicts }) => conflicts)).toEqual([[], []])

    const start = { plannedStart: tuesday(1, '01:15'), plannedEnd: tuesday(1, '02:15') }
    const later = new Date(clock.getTime() + 60_000)
    await proposeTime(desk.as('rita', { clock: later }), { number: first, ...start })
    await desk.decide('mona', first, 'change_manager', {}, { clock: later })
    await expect(schedule(first)).rejects.toMatchObject({ code: 'conflict' })
    expect(await conflictsOf(first)).toEqual([blocked])
    expect((await getCalendar(desk.as('mona', { clock }), range)).changes[0]?.conflicts).toHaveLength(1)
  })

  test('the first starts although the second was let in beside it', async () => {
    const first = await approved(tuesday(2, '01:00'), tuesday(2, '02:00'))
    const second = await approved(tuesday(2, '01:30'), tuesday(2, '02:30'))
    await schedule(first)
    await override(second, first)
    await schedule(second)
    await startImplementation(desk.as('otto', { clock: new Date(tuesday(2, '01:05')) }), { number: first })
    await startImplementation(desk.as('otto', { clock: new Date(tuesday(2, '01:35')) }), { number: second })
    expect((await desk.row(second)).status).toBe('implementing')
  })

  test('an override that one of two has agreed to is none', async () => {
    const first = await approved(tuesday(3, '01:00'), tuesday(3, '02:00'))
    const second = await approved(tuesday(3, '01:30'), tuesday(3, '02:30'))
    await schedule(second)
    const target = `same_service:${(await desk.row(second)).id}`
    await askOverride(desk.as('mona', { clock }), { number: first, target, reason: 'One restart for both.' })
    expect(await conflictsOf(first)).toEqual([blocked])
    await expect(schedule(first)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an override is not agreed to after the start, nor of a change that ended', async () => {
    const number = await approved(tuesday(11, '01:00'), tuesday(11, '02:00'))
    const beside = await approved(tuesday(11, '01:30'), tuesday(11, '02:30'))
    await schedule(number)
    const { overrideId } = await askOverride(desk.as('rita', { clock }), {
      number: beside,
      target: `same_service:${(await desk.row(number)).id}`,
      reason: 'One restart for both.',
    })
    const asked = async () =>
      (await listInbox(desk.as('tina', { clock }))).filter(
        (item) => item.ask === 'override' && item.number === beside,
      )
    expect(await asked()).toHaveLength(1)
    await cancelChange(desk.as('rita', { clock }), { number: beside, reason: 'Not needed.' })
    await expect(
      voiceOverride(desk.as('tina', { clock }), {
        number: beside,
        overrideId,
        agree: true,
        reason: 'Both teams are on call.',
      }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await asked()).toEqual([])
  })

  test('of two that are scheduled at the same moment one is refused (K10)', async () => {
    for (let week = 4; week < 11; week++) {
      const numbers = [
        await approved(tuesday(week, '01:00'), tuesday(week, '02:00')),
        await approved(tuesday(week, '01:30'), tuesday(week, '02:30')),
      ]
      const replies = await Promise.allSettled(numbers.map(schedule))
      expect(replies.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })
})
