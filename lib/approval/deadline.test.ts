import { describe, expect, it } from 'vitest'
import { STANDARD_ROUTE } from '../policy/route'
import { deadlineAfter, deadlineOf } from './deadline'

const amsterdam = { zone: 'Europe/Amsterdam', days: [1, 2, 3, 4, 5], holidays: new Set(['2026-12-25']) }
const shares = STANDARD_ROUTE.alarms
const at = (iso: string) => new Date(iso)
const normal = { hours: 24, clock: 'business', ratifyHours: null } as const

describe('deadlines', () => {
  it('count hours of business days: Friday 17:00 + 24 h is Monday 17:00 (D114)', () => {
    const { dueAt, alarms } = deadlineOf(normal, at('2026-11-27T16:00:00Z'), amsterdam, shares)
    expect(dueAt).toEqual(at('2026-11-30T16:00:00Z'))
    expect(alarms).toEqual([
      { kind: 'remind', at: at('2026-11-30T04:00:00Z') },
      { kind: 'escalate', at: at('2026-11-30T16:00:00Z') },
      { kind: 'escalate_again', at: at('2026-12-01T04:00:00Z') },
    ])
  })
  it('step over holidays', () => {
    const { dueAt } = deadlineOf(normal, at('2026-12-24T16:00:00Z'), amsterdam, shares)
    expect(dueAt).toEqual(at('2026-12-28T16:00:00Z'))
  })
  it('count wall time in an emergency, at night and on Sunday; the missed ratification comes after 24 h (D10)', () => {
    const bcm = { hours: 2, clock: 'wall', ratifyHours: 24 } as const
    const { dueAt, alarms } = deadlineOf(bcm, at('2026-11-29T01:00:00Z'), amsterdam, shares)
    expect(dueAt).toEqual(at('2026-11-29T03:00:00Z'))
    expect(alarms.map(({ kind, at }) => `${kind} ${at.toISOString().slice(8, 16)}`)).toEqual([
      'remind 29T02:00',
      'escalate 29T03:00',
      'escalate_again 29T04:00',
      'ratification_missed 30T01:00',
    ])
  })
  it("take the board's meeting as the board's date, and refuse to guess one", () => {
    const board = { hours: null, clock: 'business', ratifyHours: null } as const
    const meeting = at('2026-12-01T13:00:00Z')
    expect(deadlineOf(board, at('2026-11-27T16:00:00Z'), amsterdam, shares, meeting)).toEqual({
      dueAt: meeting,
      alarms: [{ kind: 'remind', at: meeting }],
    })
    expect(() => deadlineOf(board, meeting, amsterdam, shares)).toThrow(RangeError)
  })
})

describe('a clock that stood still', () => {
  const weekend = { from: at('2026-11-27T16:00:00Z'), to: at('2026-11-30T08:00:00Z') }
  it('has as many hours of business days left as before: a weekend on hold takes none away and adds none (D114)', () => {
    // Friday 17:00 to Monday 17:00 are 24 h; held until Monday 09:00, they end on Tuesday 09:00.
    expect(deadlineAfter(at('2026-11-30T16:00:00Z'), weekend, 'business', amsterdam)).toEqual(
      at('2026-12-01T08:00:00Z'),
    )
  })
  it('has as much wall time left in an emergency, and what was over stays over', () => {
    expect(deadlineAfter(at('2026-11-27T18:00:00Z'), weekend, 'wall', amsterdam)).toEqual(
      at('2026-11-30T10:00:00Z'),
    )
    for (const clock of ['wall', 'business'] as const)
      expect(deadlineAfter(at('2026-11-27T15:00:00Z'), weekend, clock, amsterdam)).toEqual(
        at('2026-11-27T15:00:00Z'),
      )
  })
})
