import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wallClock } from '../organisation/zone'
import { RISK_LEVELS } from '../policy/factor'
import { STANDARD_TIMING } from '../policy/timing'
import { isAtLeast } from '../risk/matrix'
import { type ChangeWindow, type Interval, nextOpening, openings, windowFor } from './window'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Europe/Amsterdam',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Nuuk',
  'UTC',
]
const window = (part: Partial<ChangeWindow>): ChangeWindow => ({
  id: 'w',
  name: 'Test window',
  zone: 'Europe/Amsterdam',
  kind: 'weekly',
  weekday: 2,
  opens: '02:00',
  minutes: 120,
  startsAt: null,
  endsAt: null,
  maxRisk: 'HIGH',
  validFrom: null,
  validUntil: null,
  ...part,
})
const standard = STANDARD_TIMING.windows.map((rule, index) => window({ ...rule, id: `w${index}` }))
const shown = (intervals: Interval[]) =>
  intervals.map(({ start, end }) => [start.toISOString(), end.toISOString()])
const around = (day: string) =>
  [new Date(Date.parse(day) - 2 * DAY), new Date(Date.parse(day) + 2 * DAY)] as const

function transitionsOf(zone: string): number[] {
  const found: number[] = []
  let at = wallClock(new Date('2024-01-01'), zone).getTimeZoneTransition('next')
  for (; at && at.year <= 2036; at = at.getTimeZoneTransition('next')) found.push(at.epochMilliseconds)
  return found
}
const centres = new Map(
  ZONES.map((zone) => [zone, [...transitionsOf(zone), Date.UTC(2024, 1, 29), Date.UTC(2026, 11, 31)]]),
)
const places = fc
  .constantFrom(...ZONES)
  .chain((zone) =>
    fc.record({ zone: fc.constant(zone), centre: fc.constantFrom(...(centres.get(zone) ?? [])) }),
  )

/** Reads the wall clock minute by minute (no zone changes its offset inside a quarter of an hour): the first minute at or past the opening time opens, the first at or past the closing time closes. */
function openMinutes(rule: ChangeWindow, from: number, to: number): Set<number> {
  const [hour = 0, minute = 0] = (rule.opens ?? '').split(':').map(Number)
  const length = (rule.minutes ?? 0) * MINUTE
  const begin = from - 10 * DAY
  const offsets = new Map<number, number>()
  const wall = (at: number) => {
    const quarter = Math.floor(at / (15 * MINUTE)) * 15 * MINUTE
    const offset = offsets.get(quarter) ?? wallClock(new Date(quarter), rule.zone).offsetNanoseconds / 1e6
    offsets.set(quarter, offset)
    return at + offset
  }
  const opened = new Set<number>()
  const closed = new Set<number>()
  const open = new Set<number>()
  const days: number[] = []
  for (let day = Math.floor(wall(begin) / DAY) * DAY + DAY; day <= to + 2 * DAY; day += DAY) {
    if (((new Date(day).getUTCDay() + 6) % 7) + 1 === rule.weekday)
      days.push(day + (hour * 60 + minute) * MINUTE)
  }
  for (let at = begin; at < to; at += MINUTE) {
    const now = wall(at)
    for (const day of days) {
      if (now >= day) opened.add(day)
      if (now >= day + length) closed.add(day)
      if (opened.has(day) && !closed.has(day)) open.add(at)
    }
  }
  return open
}

describe('openings', () => {
  it('equals the clock read minute by minute, round every kind of clock change (K3, K6)', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 10_080 })),
        fc.boolean(),
        ({ zone, centre }, shift, anyDay, anyTime, minutes, close) => {
          const seen = wallClock(new Date(centre + shift * MINUTE), zone)
          const time = close ? seen.hour * 60 + seen.minute : anyTime
          const opens = `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`
          const rule = window({ zone, weekday: close ? seen.dayOfWeek : anyDay, opens, minutes })
          const [from, to] = [centre - DAY, centre + DAY]
          const found = new Set<number>()
          for (const { start, end } of openings(rule, new Date(from), new Date(to)))
            for (let at = Math.max(from, start.getTime()); at < Math.min(to, end.getTime()); at += MINUTE)
              found.add(at)
          const expected = [...openMinutes(rule, from, to)].filter((at) => at >= from)
          expect([...found].sort((a, b) => a - b).join()).toBe(expected.sort((a, b) => a - b).join())
        },
      ),
      { seed: 3, numRuns: 80 },
    )
  })

  it.each([
    [
      'Asia/Gaza',
      6,
      '02:00',
      240,
      '2024-04-20',
      [['2024-04-20T00:00:00.000Z', '2024-04-20T03:00:00.000Z']],
      'Saturday 02:00–06:00 lasts three hours in Gaza',
    ],
    ['Europe/Amsterdam', 7, '02:00', 60, '2027-03-28', [], 'wholly inside the skipped hour it does not open'],
    [
      'Europe/Amsterdam',
      7,
      '02:30',
      90,
      '2027-03-28',
      [['2027-03-28T01:00:00.000Z', '2027-03-28T02:00:00.000Z']],
      'a start in the gap moves to its end',
    ],
    ['Australia/Lord_Howe', 7, '02:00', 30, '2025-10-05', [], 'a gap of half an hour'],
    [
      'Australia/Lord_Howe',
      7,
      '02:10',
      60,
      '2025-10-05',
      [['2025-10-04T15:30:00.000Z', '2025-10-04T16:10:00.000Z']],
      'a start in that gap',
    ],
    [
      'America/New_York',
      7,
      '01:00',
      30,
      '2025-11-02',
      [['2025-11-02T05:00:00.000Z', '2025-11-02T05:30:00.000Z']],
      'a doubled time opens once, the first time',
    ],
    [
      'America/New_York',
      7,
      '01:30',
      60,
      '2025-11-02',
      [['2025-11-02T05:30:00.000Z', '2025-11-02T07:30:00.000Z']],
      'over the doubled hour it lasts two hours',
    ],
    [
      'Asia/Kathmandu',
      2,
      '23:30',
      60,
      '2026-12-01',
      [['2026-12-01T17:45:00.000Z', '2026-12-01T18:45:00.000Z']],
      'across midnight',
    ],
  ])('%s weekday %d %s for %d min, %s', (zone, weekday, opens, minutes, day, expected) => {
    expect(shown(openings(window({ zone, weekday, opens, minutes }), ...around(day)))).toEqual(expected)
  })

  it('is half-open at both ends of the range', () => {
    const [start, end] = ['2026-12-01T01:00:00Z', '2026-12-01T03:00:00Z'].map((text) => new Date(text)) as [
      Date,
      Date,
    ]
    expect(openings(window({}), end, new Date(end.getTime() + DAY))).toEqual([])
    expect(openings(window({}), new Date(start.getTime() - DAY), start)).toEqual([])
    expect(openings(window({}), new Date(end.getTime() - 1), end)).toEqual([{ start, end }])
  })

  it('opens from its first to its last date, both included, and a bespoke window once', () => {
    const range = [new Date('2026-11-01'), new Date('2027-02-01')] as const
    const dated = window({ validFrom: '2026-12-01', validUntil: '2026-12-15' })
    expect(openings(dated, ...range).map(({ start }) => start.toISOString().slice(0, 10))).toEqual([
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
    ])
    const bespoke = { startsAt: new Date('2026-12-05T10:00Z'), endsAt: new Date('2026-12-05T12:00Z') }
    const once = window({ kind: 'once', weekday: null, opens: null, minutes: null, ...bespoke })
    expect(openings(once, ...range)).toEqual([{ start: bespoke.startsAt, end: bespoke.endsAt }])
    expect(openings(once, bespoke.endsAt, range[1])).toEqual([])
  })

  it('never looks further than two years (K12, T19)', () => {
    const found = openings(window({}), new Date('2024-01-01'), new Date('2524-01-01'))
    expect(found.length).toBe(105)
    expect(found.at(-1)?.start.getUTCFullYear()).toBe(2025)
  })
})

describe('the window of a planned time', () => {
  const options = { zone: 'Europe/Amsterdam', notBefore: new Date('2026-11-25T09:00Z') }
  const verdict = (from: string, to: string, level: (typeof RISK_LEVELS)[number]) =>
    windowFor({ start: new Date(from), end: new Date(to), level }, standard, options)

  it('is inside, up to the very end, and a lower risk may use a higher window (D18)', () => {
    expect(verdict('2026-12-05T01:00Z', '2026-12-05T05:00Z', 'VERY_LOW')).toMatchObject({
      kind: 'inside',
      window: { id: 'w2' },
    })
  })
  it.each([
    [
      '2026-12-02T09:00Z',
      '2026-12-02T10:00Z',
      'LOW',
      'outside_window',
      'The planned time, Wed 2 Dec, 10:00–11:00 CET, lies outside every change window.',
      'Move it to Thu 3 Dec, 02:00–03:00 CET (Thursday window).',
    ],
    [
      '2026-12-05T00:30Z',
      '2026-12-05T02:00Z',
      'LOW',
      'outside_window',
      'The planned time, Sat 5 Dec, 01:30–03:00 CET, lies outside every change window.',
      'Move it to Sat 5 Dec, 02:00–03:30 CET (Saturday window).',
    ],
    [
      '2026-12-01T02:00Z',
      '2026-12-01T04:00Z',
      'LOW',
      'exceeds_window',
      'The planned time, Tue 1 Dec, 03:00–05:00 CET, runs past the end of the Tuesday window, Tue 1 Dec, 02:00–04:00 CET.',
      'Move it to Thu 3 Dec, 02:00–04:00 CET (Thursday window).',
    ],
    [
      '2026-12-01T01:00Z',
      '2026-12-01T02:00Z',
      'HIGH',
      'window_risk',
      'This change is of high risk, and the Tuesday window takes changes up to low risk.',
      'Move it to Sat 5 Dec, 02:00–03:00 CET (Saturday window).',
    ],
    [
      '2026-12-05T01:00Z',
      '2026-12-05T02:00Z',
      'VERY_HIGH',
      'window_risk',
      'This change is of very high risk, and the Saturday window takes changes up to high risk.',
      'Ask the CAB for a bespoke window: no other takes very high risk.',
    ],
    [
      '2026-12-05T01:00Z',
      '2026-12-05T06:00Z',
      'HIGH',
      'exceeds_window',
      'The planned time, Sat 5 Dec, 02:00–07:00 CET, runs past the end of the Saturday window, Sat 5 Dec, 02:00–06:00 CET.',
      'Ask the CAB for a bespoke window: none of this length for high risk opens within a year.',
    ],
  ] as const)('%s to %s at %s: %s', (from, to, level, kind, sentence, remedy) => {
    expect(verdict(from, to, level)).toMatchObject({ kind, sentence, remedy })
  })

  it('offers the earliest opening that fits (K9)', () => {
    const plans = fc.record({
      at: fc.integer({ min: Date.UTC(2026, 0) / MINUTE, max: Date.UTC(2027, 11) / MINUTE }),
      minutes: fc.integer({ min: 1, max: 300 }),
      level: fc.constantFrom(...RISK_LEVELS),
      freeUntil: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(plans, ({ at, minutes, level, freeUntil }) => {
        const after = new Date(at * MINUTE)
        const isFree = ({ start }: Interval) => start.getTime() >= after.getTime() + freeUntil * DAY
        const need = { start: after, end: new Date(after.getTime() + minutes * MINUTE), level }
        const starts = standard
          .filter(({ maxRisk }) => isAtLeast(maxRisk, level))
          .flatMap((rule) => openings(rule, after, new Date(after.getTime() + 60 * DAY)))
          .map((opening) => ({
            start: Math.max(opening.start.getTime(), after.getTime()),
            end: opening.end.getTime(),
          }))
          .filter(
            ({ start, end }) =>
              start + minutes * MINUTE <= end && isFree({ start: new Date(start), end: after }),
          )
          .map(({ start }) => start)
        const slot = nextOpening(need, standard, after, isFree)
        expect(slot?.start.getTime() ?? null).toBe(starts.length > 0 ? Math.min(...starts) : null)
        if (slot) expect(windowFor({ ...slot, level }, standard, options)).toMatchObject({ kind: 'inside' })
      }),
      { seed: 9, numRuns: 200 },
    )
  })
})
