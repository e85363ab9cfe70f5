import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { roleHolding } from '#db/schema'
import { BOARDED, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { recordRuling } from '../cab/record-ruling'
import { askOverride } from '../calendar/ask-override'
import { declareFreeze } from '../calendar/declare-freeze'
import { scheduleChange } from '../calendar/schedule-change'
import { voiceOverride } from '../calendar/voice-override'
import { draftChange } from '../change/draft-change'
import { getChangePage } from '../change/page/queries'
import { closeSender } from '../enqueue-job'
import { startImplementation } from './start-implementation'

const clock = new Date('2026-11-04T09:00:00Z')
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await declareFreeze(desk.as('mona', { clock }), {
    name: 'Audit week',
    reason: 'The auditors are here.',
    zone: 'Europe/Amsterdam',
    startsAt: '2026-11-03T00:00:00Z',
    endsAt: '2026-11-06T00:00:00Z',
    hard: true,
  })
})
afterAll(closeSender)

const approved = async (content: object) => {
  const number = await desk.submit({ ...EMERGENCY, implementerId: desk.id('otto'), ...content }, { clock })
  await desk.decide('eve', number, 'eca', {}, { clock })
  return number
}
const start = (number: string, at = clock) => startImplementation(desk.as('otto', { clock: at }), { number })

test('D22 an emergency does not start inside a freeze without an override, whatever time it planned', async () => {
  const unplanned = await approved({})
  await expect(start(unplanned)).rejects.toThrow('The freeze Audit week')
  const later = await approved({ plannedStart: '2026-11-09T09:00:00Z', plannedEnd: '2026-11-09T10:00:00Z' })
  await expect(start(later)).rejects.toMatchObject({ code: 'precondition' })
  await start(unplanned, new Date('2026-11-06T09:00:00Z'))
  expect((await desk.row(unplanned)).status).toBe('implementing')
})

test('with one of the emergency authority and the change manager it does', async () => {
  const number = await approved({ plannedStart: '2026-11-04T10:00:00Z', plannedEnd: '2026-11-04T11:00:00Z' })
  const { conflicts } = await getChangePage(desk.as('rita', { clock }), number)
  const target = conflicts.find(({ kind }) => kind === 'freeze')!.key
  const asked = { number, target, reason: 'Payments are down.' }
  const { overrideId } = await askOverride(desk.as('rita', { clock }), asked)
  await voiceOverride(desk.as('eve', { clock }), {
    number,
    overrideId,
    agree: true,
    reason: 'Both teams are on call.',
  })
  await expect(start(number)).rejects.toMatchObject({ code: 'precondition' })
  await voiceOverride(desk.as('mona', { clock }), {
    number,
    overrideId,
    agree: true,
    reason: 'Both teams are on call.',
  })
  await start(number)
  expect((await desk.row(number)).status).toBe('implementing')
})

test('R09 a seat’s vote counts at the start only while its person may still give it', async () => {
  const number = await desk.submit(
    {
      ...BOARDED,
      implementerId: desk.id('otto'),
      plannedStart: '2026-12-10T01:00:00Z',
      plannedEnd: '2026-12-10T02:00:00Z',
    },
    { clock },
  )
  await desk.decide('mona', number, 'change_manager', {}, { clock })
  const seats = {
    change_manager: 'mona',
    technical_lead: 'ann',
    security_lead: 'sam',
    business_rep: 'bob',
  } as const
  const votes = Object.entries(seats).map(([seat, who]) => ({
    seat,
    personId: desk.id(who),
    vote: 'approve',
  }))
  const { digest } = await desk.row(number)
  await recordRuling(desk.as('mona', { clock }), { number, digest, outcome: 'approved', votes })
  await scheduleChange(desk.as('mona', { clock }), { number })
  const holding = and(eq(roleHolding.personId, desk.id('sam')), eq(roleHolding.role, 'security_lead'))
  await db.update(roleHolding).set({ endedAt: clock }).where(holding)
  const at = new Date('2026-12-10T01:05:00Z')
  await expect(start(number, at)).rejects.toMatchObject({ code: 'precondition' })
  await db.insert(roleHolding).values({ personId: desk.id('sam'), role: 'security_lead' })
  await start(number, at)
})

test('in each state before the start its refusal lists every check that fails', async () => {
  const reviewed = await desk.submit({ implementerId: desk.id('otto') }, { clock })
  const drafted = await draftChange(desk.as('rita', { clock }), { implementerId: desk.id('otto') })
  await expect(start(reviewed)).rejects.toMatchObject({
    code: 'precondition',
    message: expect.stringMatching(
      /^Approved and scheduled: A change starts once .* Every required decision counts: .* Inside its planned time: /,
    ),
  })
  await expect(start(reviewed)).rejects.toThrow('Change manager has not approved this revision.')
  await expect(start(drafted.number)).rejects.toThrow('This change is still a draft. Submit it first.')
})
