import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wallClock } from '../organisation/zone'
import { type Freeze, freezesHit, frozenTimes, overridersOf, quarterEndDays } from './freeze'

const HOUR = 3_600_000
const weekdays = { days: [1, 2, 3, 4, 5], holidays: new Set<string>() }
const quarterEnd: Freeze = {
  id: 'q',
  name: 'Quarter end',
  kind: 'quarter_end',
  zone: 'Europe/Amsterdam',
  startsAt: null,
  endsAt: null,
  businessDays: 3,
  hard: true,
  services: [],
  ownerId: null,
}
const dated: Freeze = {
  ...quarterEnd,
  id: 'd',
  kind: 'dated',
  businessDays: null,
  startsAt: new Date('2026-12-21T00:00Z'),
  endsAt: new Date('2027-01-01T00:00Z'),
}
const production = { slug: 'payments-api', environment: 'production', freezeBound: false }

/** All days of the quarter one after the other, by the calendar of JavaScript dates. */
function lastBusinessDays(
  year: number,
  quarter: number,
  n: number,
  days: readonly number[],
  holidays: Set<string>,
): string[] {
  const found: string[] = []
  for (
    let at = new Date(Date.UTC(year, quarter * 3 - 3, 1));
    at.getUTCMonth() < quarter * 3 && at.getUTCFullYear() === year;
    at = new Date(at.getTime() + 24 * HOUR)
  ) {
    const day = at.toISOString().slice(0, 10)
    if (days.includes(((at.getUTCDay() + 6) % 7) + 1) && !holidays.has(day)) found.push(day)
  }
  return n === 0 ? [] : found.slice(-n)
}
const workWeeks = fc.record({
  days: fc.oneof(
    fc.constant([1, 2, 3, 4, 5]),
    fc.constant([7, 1, 2, 3, 4]),
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  ),
  holidays: fc
    .array(
      fc.tuple(
        fc.integer({ min: 2024, max: 2036 }),
        fc.constantFrom(
          '03-29',
          '03-30',
          '03-31',
          '06-30',
          '09-28',
          '09-30',
          '12-24',
          '12-25',
          '12-28',
          '12-30',
          '12-31',
        ),
      ),
      { maxLength: 60 },
    )
    .map((list) => new Set(list.map(([year, day]) => `${year}-${day}`))),
})

describe('the end of the quarter', () => {
  it('is the list of a brute-force count for every quarter of 2024 to 2036 and any holidays (K7)', () => {
    fc.assert(
      fc.property(workWeeks, fc.integer({ min: 0, max: 8 }), (cal, n) => {
        for (let year = 2024; year <= 2036; year++)
          for (const quarter of [1, 2, 3, 4])
            expect(quarterEndDays(year, quarter, n, cal)).toEqual(
              lastBusinessDays(year, quarter, n, cal.days, cal.holidays),
            )
      }),
      { seed: 7, numRuns: 15 },
    )
  })

  it('is frozen from the first day to the end of the last, weekends between included, in its own zone', () => {
    const spring = frozenTimes(quarterEnd, new Date('2025-01-01'), new Date('2025-04-01'), weekdays)
    expect(spring).toEqual([{ start: new Date('2025-03-26T23:00Z'), end: new Date('2025-03-31T22:00Z') }])
    expect(quarterEndDays(2025, 1, 3, weekdays)).toEqual(['2025-03-27', '2025-03-28', '2025-03-31'])
  })

  it('holds every quarter of a long range, for two years at most (T19)', () => {
    const from = new Date('2025-01-01')
    expect(frozenTimes(quarterEnd, from, new Date('2027-01-01'), weekdays)).toHaveLength(8)
    expect(frozenTimes(quarterEnd, from, new Date('2525-01-01'), weekdays).length).toBeLessThanOrEqual(9)
  })

  it('freezes exactly the time between those days, round quarter and year ends (K3)', () => {
    const quarters = fc.tuple(fc.integer({ min: 2024, max: 2036 }), fc.constantFrom(3, 6, 9, 12))
    const zones = fc.constantFrom('Pacific/Apia', 'America/New_York', 'Asia/Kathmandu')
    const [before, length] = [fc.integer({ min: -250, max: 30 }), fc.integer({ min: 1, max: 72 })]
    fc.assert(
      fc.property(workWeeks, quarters, before, length, zones, (cal, [year, month], hour, hours, zone) => {
        const start = Date.UTC(year, month, 1) + hour * HOUR
        const end = start + hours * HOUR
        const ends = new Map<string, string[]>()
        let frozen = false
        for (let at = start; at < end; at += HOUR / 4) {
          const seen = wallClock(new Date(at), zone)
          const quarter = Math.ceil(seen.month / 3)
          const key = `${seen.year}-${quarter}`
          const days = ends.get(key) ?? lastBusinessDays(seen.year, quarter, 3, cal.days, cal.holidays)
          ends.set(key, days)
          const day = seen.toPlainDate().toString()
          if (days.some((first) => first <= day) && days.some((last) => day <= last)) frozen = true
        }
        const plan = { start: new Date(start), end: new Date(end), services: [production] }
        expect(freezesHit(plan, [{ ...quarterEnd, zone }], cal).length).toBe(frozen ? 1 : 0)
      }),
      { seed: 21, numRuns: 150 },
    )
  })
})

describe('the freezes a plan hits', () => {
  const plan = {
    start: new Date('2026-12-31T22:00Z'),
    end: new Date('2027-01-01T02:00Z'),
    services: [production],
  }

  it('are half-open: touching is not hitting (K1)', () => {
    expect(freezesHit({ ...plan, start: new Date('2027-01-01T00:00Z') }, [dated], weekdays)).toEqual([])
    expect(
      freezesHit(
        { ...plan, start: new Date('2026-12-20T22:00Z'), end: new Date('2026-12-21T00:00Z') },
        [dated],
        weekdays,
      ),
    ).toEqual([])
    expect(freezesHit(plan, [dated], weekdays)).toMatchObject([{ services: ['payments-api'] }])
  })

  it('bind production always, other environments only when flagged (D20), and a plan without services', () => {
    const staging = { slug: 'payments-staging', environment: 'staging', freezeBound: false }
    expect(freezesHit({ ...plan, services: [staging] }, [dated], weekdays)).toEqual([])
    expect(
      freezesHit({ ...plan, services: [{ ...staging, freezeBound: true }] }, [dated], weekdays),
    ).toHaveLength(1)
    expect(freezesHit({ ...plan, services: [staging, production] }, [dated], weekdays)).toMatchObject([
      { services: ['payments-api'] },
    ])
    expect(freezesHit({ ...plan, services: [] }, [dated], weekdays)).toMatchObject([{ services: [] }])
  })

  it('bind only the services they name', () => {
    expect(freezesHit(plan, [{ ...dated, services: ['web-shop'] }], weekdays)).toEqual([])
    expect(freezesHit(plan, [{ ...dated, services: ['web-shop', 'payments-api'] }], weekdays)).toHaveLength(1)
  })
})

describe('who overrides (D116)', () => {
  const freeze = { kind: 'freeze', severity: 'block' as const }
  it.each([
    [{ ...freeze, freezeOwnerId: 'p1' }, 'emergency', ['eca', 'freeze_owner']],
    [{ ...freeze, freezeOwnerId: null }, 'emergency', ['eca', 'change_manager']],
    [{ ...freeze, freezeOwnerId: 'p1' }, 'normal', ['change_manager', 'cto']],
    [{ kind: 'outside_window', severity: 'block' as const }, 'major', ['change_manager', 'cto']],
    [{ kind: 'outside_window', severity: 'warn' as const }, 'emergency', []],
    [{ kind: 'short_notice', severity: 'block' as const }, 'normal', ['change_manager']],
    [{ kind: 'start_in_past', severity: 'block' as const }, 'normal', null],
  ] as const)('%j of a change that is %s: %j', (conflict, category, roles) => {
    expect(overridersOf(conflict, category)).toEqual(roles)
  })
})
