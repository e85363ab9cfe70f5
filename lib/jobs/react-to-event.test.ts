import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { auditEvent, notification } from '#db/schema'
import type { Name } from '#db/testing-company'
import { BOARDED, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { commentOnChange } from '../change/comment-on-change'
import { closeSender } from '../enqueue-job'
import { markAllRead } from '../notifications/mark-all-read'
import { countUnread, listNotifications } from '../notifications/queries'
import { reactToEvent } from './react-to-event'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

/** What the worker does with everything that happened on one change so far. */
const react = async (number: string) => {
  const { id } = await desk.row(number)
  const rows = await db
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(eq(auditEvent.stream, `change:${id}`))
    .orderBy(auditEvent.seq)
  await reactToEvent(desk.system(), { eventIds: rows.map((row) => row.id) })
}
const told = async (who: Name, number: string) =>
  (await listNotifications(desk.as(who)))
    .filter(({ text }) => text.startsWith(`${number}: `))
    .map(({ text }) => text)

test('R13 each person is told once of what concerns them, however often the job runs, and never of their own acts', async () => {
  const number = await desk.submit()
  await commentOnChange(desk.as('rob'), { number, body: 'Will this touch the wiki?' })
  await desk.decide('mona', number, 'change_manager', {
    decision: 'approve_with_conditions',
    reason: 'One thing.',
    conditions: [{ text: 'Support is told', ownerId: desk.id('otto') }],
  })
  await react(number)
  await react(number)
  expect(await told('mona', number)).toEqual([`${number}: rita asked the change manager to decide.`])
  expect(await told('mona2', number)).toEqual([`${number}: rita asked the change manager to decide.`])
  expect(await told('otto', number)).toHaveLength(1)
  expect(await told('rita', number)).toHaveLength(3)
  expect(await told('rob', number)).toEqual([])
  expect(await told('ada', number)).toEqual([])
})

test('D35 the CTO is told of a change of high risk, the continuity manager of an emergency', async () => {
  const high = await desk.submit({ risk: { declared: ['TECH-001'] } })
  const urgent = await desk.submit(EMERGENCY)
  await react(high)
  await react(urgent)
  expect(await told('tina', high)).toEqual([`${high}: rita submitted revision 1.`])
  expect(await told('ben', urgent)).toHaveLength(1)
})

test('T18 of a restricted change only those are told who may know of it', async () => {
  const number = await desk.submit({ ...BOARDED, restricted: true })
  await desk.decide('mona', number, 'change_manager')
  await react(number)
  expect(await told('ann', number)).toHaveLength(1)
  const rows = await db
    .select()
    .from(notification)
    .where(eq(notification.changeId, (await desk.row(number)).id))
  const people = new Set(rows.map(({ personId }) => personId))
  for (const who of ['rob', 'otto', 'tina', 'omar'] as const) expect(people.has(desk.id(who))).toBe(false)
})

test('one reads one’s own notifications, one by one or all at once', async () => {
  const before = await countUnread(desk.as('rita'))
  await markAllRead(desk.as('mona'), {})
  expect(await countUnread(desk.as('rita'))).toBe(before)
  await markAllRead(desk.as('rita'), {})
  expect(await countUnread(desk.as('rita'))).toBe(0)
  expect(await countUnread(desk.as('mona2'))).toBeGreaterThan(0)
})
