import { and, eq, inArray, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { auditEvent, timer } from '#db/schema'
import { BREACH, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { getApprovals } from '../approval/overview/queries'
import { editChange } from '../change/edit-change'
import { holdChange } from '../change/hold-change'
import { resumeChange } from '../change/resume-change'
import { closeSender } from '../enqueue-job'
import { fireTimer } from './fire-timer'
import { fireTimers } from './fire-timers'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

/** Monday 09:00 in Amsterdam. */
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, 8) + hours * 3_600_000)
const events = async (number: string) => (await desk.events(number)).slice(4)

test('R14 reminder at half, escalation at the whole and again at one and a half of the time (D65)', async () => {
  const number = await desk.submit({}, { clock: at(0) })
  const told = async (hours: number) => {
    await fireTimers(desk.system(at(hours)))
    return (await events(number)).filter(
      (type) => type.startsWith('approval.') && type !== 'approval.requested',
    )
  }
  expect(await told(11.9)).toEqual([])
  expect(await told(12)).toEqual(['approval.reminded'])
  await expect(desk.decide('tina', number, 'change_manager')).rejects.toThrow('not been escalated')
  expect(await told(24)).toEqual(['approval.reminded', 'approval.escalated'])
  expect(await told(36)).toEqual(['approval.reminded', 'approval.escalated', 'approval.escalated'])
  expect(await told(300)).toHaveLength(5) // and the decision's own warning and end, D114
  expect(await told(3000)).toHaveLength(5)
  await desk.decide('tina', number, 'change_manager')
  expect((await desk.row(number)).status).toBe('approved')
})

test('nothing rings on hold, while a question is open, or after the decision', async () => {
  const held = await desk.submit({}, { clock: at(0) })
  const asked = await desk.submit({}, { clock: at(0) })
  const decided = await desk.submit({}, { clock: at(0) })
  await holdChange(desk.as('rita', { clock: at(1) }), { number: held, reason: 'Vendor is late' })
  await desk.decide('mona', asked, 'change_manager', { decision: 'ask', reason: 'Why?' }, { clock: at(1) })
  await desk.decide('mona', decided, 'change_manager', {}, { clock: at(1) })
  await fireTimers(desk.system(at(40)))
  for (const number of [held, asked, decided]) expect(await events(number)).not.toContain('approval.reminded')
  await resumeChange(desk.as('rita', { clock: at(41) }), { number: held })
  await fireTimers(desk.system(at(51)))
  expect(await events(held)).not.toContain('approval.reminded')
  await fireTimers(desk.system(at(52)))
  expect(await events(held)).toContain('approval.reminded')
})

test('D10 a ratification that nobody gave in time is on record, and the change went on', async () => {
  const number = await desk.submit(EMERGENCY, { clock: at(0) })
  await desk.decide('eve', number, 'eca', {}, { clock: at(0.1) })
  await fireTimers(desk.system(at(24)))
  expect(await events(number)).toContain('approval.ratification_missed')
  expect((await desk.row(number)).status).toBe('approved')
  await desk.decide('ben', number, 'bcm', {}, { clock: at(25) })
  expect((await desk.step(number, 'bcm')).status).toBe('approved')
})

test('R14 three workers at once, some killed in between, fire each timer exactly once', async () => {
  const numbers: string[] = []
  for (let i = 0; i < 6; i++) numbers.push(await desk.submit(BREACH, { clock: at(100) }))
  const ids = await Promise.all(numbers.map(async (number) => (await desk.row(number)).id))
  const due = await db
    .select()
    .from(timer)
    .where(and(inArray(timer.changeId, ids), isNull(timer.firedAt)))
  const later = () => desk.system(at(200))
  const [first] = due
  // A worker that dies after firing and before its commit: everything it did is undone.
  await expect(
    db.transaction(async (tx) => {
      await tx
        .update(timer)
        .set({ firedAt: at(200) })
        .where(eq(timer.id, first!.id))
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  await Promise.all([fireTimers(later()), fireTimers(later()), fireTimers(later())])
  const left = await db
    .select()
    .from(timer)
    .where(and(inArray(timer.changeId, ids), isNull(timer.firedAt)))
  expect(left).toEqual([])
  const told = await db
    .select({ type: auditEvent.type, stream: auditEvent.stream })
    .from(auditEvent)
    .where(
      inArray(
        auditEvent.stream,
        ids.map((id) => `change:${id}`),
      ),
    )
  const rung = told.filter(({ type }) =>
    ['approval.reminded', 'approval.escalated', 'approval.ratification_missed'].includes(type),
  )
  expect(rung).toHaveLength(due.length)
  await expect(fireTimer(later(), { timerId: first!.id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(fireTimer(desk.as('root'), { timerId: first!.id })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('D114 a board that misses its meeting stays overdue, is reminded at each next one, and the CTO is told of high risk', async () => {
  const meeting = (week: number) => new Date(Date.UTC(2026, 10, 24 + 7 * week, 13))
  const boarded = async (risk: string) => {
    const number = await desk.submit({ risk: { declared: [risk] } }, { clock: at(0) })
    await desk.decide('mona', number, 'change_manager', {}, { clock: at(1) })
    expect((await desk.step(number, 'board')).dueAt).toEqual(meeting(0))
    return number
  }
  const [medium, high] = [await boarded('TECH-002'), await boarded('TECH-001')]
  const rung = async (number: string) => {
    const { id } = await desk.step(number, 'board')
    const rows = await db
      .select({ type: auditEvent.type, payload: auditEvent.payload })
      .from(auditEvent)
      .where(eq(auditEvent.stream, `change:${(await desk.row(number)).id}`))
      .orderBy(auditEvent.seq)
    return rows
      .filter(({ payload }) => payload?.includes(id))
      .map(({ type, payload }) => `${type} ${(JSON.parse(payload!) as { to?: string }).to ?? ''}`.trim())
      .filter((text) => !text.startsWith('approval.requested'))
  }
  await fireTimers(desk.system(meeting(0)))
  expect([await rung(medium), await rung(high)]).toEqual([['approval.reminded'], ['approval.reminded']])
  await fireTimers(desk.system(meeting(1)))
  await fireTimers(desk.system(meeting(1)))
  expect(await rung(medium)).toEqual(['approval.reminded', 'approval.reminded'])
  expect(await rung(high)).toEqual(['approval.reminded', 'approval.reminded', 'approval.escalated cto'])
  await fireTimers(desk.system(meeting(2)))
  expect((await rung(high)).filter((text) => text === 'approval.reminded')).toHaveLength(3)
  const later = new Date(meeting(2).getTime() + 3_600_000)
  const view = await getApprovals(desk.as('mona', { clock: later }), high)
  const { dueAt, meetsNext } = view!.steps.find(({ kind }) => kind === 'board')!
  expect({ dueAt, meetsNext }).toEqual({ dueAt: meeting(0), meetsNext: meeting(3) })
})

test('D114 an edit neither restarts the clock of the decision nor rings its warning again', async () => {
  const number = await desk.submit({}, { clock: at(0) })
  const due = (await desk.row(number)).decisionDueAt
  await fireTimers(desk.system(at(73)))
  const edit = (changes: object, hours: number) =>
    editChange(desk.as('rita', { clock: at(hours) }), { number, changes })
  await edit({ title: 'Rotate the certificates' }, 74)
  await fireTimers(desk.system(at(75)))
  const warned = async () => (await desk.events(number)).filter((type) => type === 'approval.overdue').length
  expect(await warned()).toBe(1)
  expect((await desk.row(number)).decisionDueAt).toEqual(due)
  await edit({ title: 'Rotate all certificates' }, 76)
  await fireTimers(desk.system(new Date(due!.getTime())))
  expect(await warned()).toBe(2)

  const urgent = await desk.submit(EMERGENCY, { clock: at(0) })
  const planned = { category: 'normal', emergency: null }
  await editChange(desk.as('rita', { clock: at(1) }), { number: urgent, changes: planned })
  expect((await desk.row(urgent)).decisionDueAt).toEqual(due)
  await editChange(desk.as('rita', { clock: at(2) }), { number: urgent, changes: EMERGENCY })
  expect((await desk.row(urgent)).decisionDueAt).toBeNull()
})
