import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import type { Name } from '#db/testing-company'
import { BOARDED, type Desk, openDesk } from '#db/testing-desk'
import { getApprovals } from '../../approval/overview/queries'
import { askOverride } from '../../calendar/ask-override'
import { scheduleChange } from '../../calendar/schedule-change'
import { voiceOverride } from '../../calendar/voice-override'
import { closeSender } from '../../enqueue-job'
import { fireTimers } from '../../jobs/fire-timers'
import { withdrawChange } from '../withdraw-change'
import { listReaders } from './queries'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

const clock = new Date('2026-11-03T09:00:00Z')
const ALWAYS: Name[] = ['sam', 'cora', 'carl', 'ada']
/** Who may know of it, as the page and as the bell have it: both must say the same. */
async function readers(number: string, at = clock): Promise<Name[]> {
  const { id } = await desk.row(number)
  const told = await db.transaction((tx) => listReaders(tx, id))
  const names = [
    'rita',
    'rob',
    'otto',
    'mona',
    'mona2',
    'ann',
    'ann2',
    'bob',
    'eve',
    'ben',
    'tina',
    'omar',
    'root',
  ] as const
  const seen: Name[] = []
  for (const name of [...names, ...ALWAYS]) {
    const shown = await getApprovals(desk.as(name, { clock: at }), number).then(
      () => true,
      () => false,
    )
    expect([name, told.has(desk.id(name))]).toEqual([name, shown])
    if (shown && !ALWAYS.includes(name)) seen.push(name)
  }
  return seen
}

describe('D120 a restricted change', () => {
  test('is known to whom it asks, after an escalation to that role too, and to nobody else', async () => {
    const number = await desk.submit({ restricted: true }, { clock })
    expect(await readers(number)).toEqual(['rita', 'mona', 'mona2'])
    const late = new Date('2026-11-04T09:01:00Z')
    await fireTimers(desk.system(late))
    expect(await readers(number, late)).toEqual(['rita', 'mona', 'mona2', 'tina'])
    await desk.decide('tina', number, 'change_manager', {}, { clock: late })
    expect((await desk.row(number)).status).toBe('approved')
  })

  test('is shown to the seats of a board that is asked', async () => {
    const number = await desk.submit({ ...BOARDED, restricted: true }, { clock })
    await desk.decide('mona', number, 'change_manager', {}, { clock })
    expect(await readers(number)).toEqual(['rita', 'mona', 'mona2', 'ann', 'ann2', 'bob'])
  })

  test('stays with whoever decided it, owes or confirms a condition, or must override, schedule and close it', async () => {
    const number = await desk.submit(
      { restricted: true, plannedStart: '2026-12-02T09:00:00Z', plannedEnd: '2026-12-02T10:00:00Z' },
      { clock },
    )
    const conditions = [{ text: 'Support is told.', ownerId: desk.id('rob') }]
    const given = { decision: 'approve_with_conditions', reason: 'One thing.', conditions }
    await desk.decide('mona', number, 'change_manager', given, { clock })
    expect(await readers(number)).toEqual(['rita', 'rob', 'mona', 'mona2'])
    const { overrideId } = await askOverride(desk.as('rita', { clock }), {
      number,
      target: 'outside_window',
      reason: 'The vendor is here only then.',
    })
    expect(await readers(number)).toEqual(['rita', 'rob', 'mona', 'mona2', 'tina'])
    for (const who of ['mona', 'tina'] as const)
      await voiceOverride(desk.as(who, { clock }), {
        number,
        overrideId,
        agree: true,
        reason: 'Both teams are on call.',
      })
    expect(await readers(number)).toEqual(['rita', 'rob', 'mona', 'mona2'])

    const plain = await desk.submit(
      { restricted: true, plannedStart: '2026-12-01T01:00:00Z', plannedEnd: '2026-12-01T02:00:00Z' },
      { clock },
    )
    await desk.decide('mona', plain, 'change_manager', {}, { clock })
    await scheduleChange(desk.as('mona2', { clock }), { number: plain })
    expect(await readers(plain)).toEqual(['rita', 'mona'])
  })

  test('a draft again, it is its requestor’s', async () => {
    const number = await desk.submit({ restricted: true }, { clock })
    await withdrawChange(desk.as('rita', { clock }), { number, reason: 'Too early.' })
    expect(await readers(number)).toEqual(['rita'])
  })
})
