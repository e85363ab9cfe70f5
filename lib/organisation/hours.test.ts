import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  addBusinessHours,
  type BusinessCalendar,
  businessDaysBetween,
  businessHoursBetween,
  isBusinessDay,
  nextWeekday,
} from './hours'
import { firstInstant, wallClock } from './zone'

const amsterdam: BusinessCalendar = {
  zone: 'Europe/Amsterdam',
  days: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '17:00',
  holidays: new Set(['2026-12-25', '2026-12-26']),
}
const local = (text: string, zone = amsterdam.zone) =>
  new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds)
const words = (at: Date, zone = amsterdam.zone) =>
  wallClock(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

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
const instants = fc
  .integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2036, 11, 31) / 60_000 })
  .map((minute) => new Date(minute * 60_000))
const near = (from: Date) =>
  fc
    .array(fc.integer({ min: -10, max: 60 }), { maxLength: 15 })
    .map(
      (days) =>
        new Set(days.map((day) => new Date(from.getTime() + day * 86_400_000).toISOString().slice(0, 10))),
    )
const calendars = (from: Date) =>
  fc.record({
    zone: fc.constantFrom(...ZONES),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    opens: fc.constant('09:00'),
    closes: fc.constant('17:00'),
    holidays: near(from),
  })
const cases = instants.chain((from) => fc.record({ from: fc.constant(from), cal: calendars(from) }))

/** Every minute of a business day counts one; the clock is read minute by minute. */
const localDay = (minute: number, zone: string) => wallClock(new Date(minute), zone).toPlainDate().toString()

describe('business days', () => {
  it('counts the days after the submission up to and including the day of the start', () => {
    const monday = local('2026-12-14T16:00')
    expect(businessDaysBetween(monday, local('2026-12-15T02:00'), amsterdam)).toBe(1)
    expect(businessDaysBetween(local('2026-12-18T16:00'), local('2026-12-21T02:00'), amsterdam)).toBe(1)
    expect(businessDaysBetween(monday, local('2026-12-19T02:00'), amsterdam)).toBe(4)
    expect(businessDaysBetween(monday, local('2026-12-28T02:00'), amsterdam)).toBe(9)
    expect(businessDaysBetween(monday, local('2026-12-01T02:00'), amsterdam)).toBe(0)
  })

  it('equals a count day by day, for any calendar (K8)', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -40, max: 90 }), ({ from, cal }, days) => {
        const to = new Date(from.getTime() + days * 86_400_000 + 12_345_678)
        let count = 0
        for (
          let day = wallClock(from, cal.zone).toPlainDate().add({ days: 1 });
          Temporal.PlainDate.compare(day, wallClock(to, cal.zone).toPlainDate()) <= 0;
          day = day.add({ days: 1 })
        )
          if (cal.days.includes(day.dayOfWeek) && !cal.holidays.has(day.toString())) count++
        expect(businessDaysBetween(from, to, cal)).toBe(count)
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  it('adds exactly the days it counts, landing on a business day at the same time of day', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 40 }), ({ from, cal }, n) => {
        const due = addBusinessDays(from, n, cal)
        expect(businessDaysBetween(from, due, cal)).toBe(n)
        const day = wallClock(due, cal.zone).toPlainDate()
        expect(isBusinessDay(day, cal)).toBe(true)
        expect(due).toEqual(
          firstInstant(day.toPlainDateTime(wallClock(from, cal.zone).toPlainTime()), cal.zone),
        )
      }),
      { seed: 16, numRuns: 300 },
    )
  })

  it('answers at once for absurd years, and refuses a week without business days', () => {
    expect(businessDaysBetween(new Date(0), new Date(8.6e15), amsterdam)).toBeGreaterThan(70_000_000)
    expect(() => addBusinessDays(new Date(0), 1, { ...amsterdam, days: [] })).toThrow(RangeError)
  })
})

describe('business hours', () => {
  it.each([
    ['2026-11-27T17:00', 24, '2026-11-30T17:00', 'Friday 17:00 + 24 h is Monday 17:00 (D114)'],
    ['2026-11-28T11:00', 24, '2026-12-01T00:00', 'a weekend counts nothing'],
    ['2026-12-24T17:00', 24, '2026-12-28T17:00', 'holidays are skipped'],
    ['2026-11-25T10:00', 4, '2026-11-25T14:00', 'inside one day'],
    ['2026-11-25T00:00', 24, '2026-11-26T00:00', 'one whole day'],
    ['2026-11-27T00:00', 24, '2026-11-28T00:00', 'over at midnight, not at the next business day'],
  ])('%s + %d h = %s: %s', (from, hours, due) => {
    expect(words(addBusinessHours(local(from), hours, amsterdam))).toBe(due)
  })

  it('gives a day of a clock change its real length', () => {
    const everyDay = { ...amsterdam, days: [1, 2, 3, 4, 5, 6, 7] }
    expect(words(addBusinessHours(local('2027-03-27T12:00'), 24, everyDay))).toBe('2027-03-28T13:00')
    expect(words(addBusinessHours(local('2027-10-30T12:00'), 24, everyDay))).toBe('2027-10-31T11:00')
  })

  it('equals a count minute by minute', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 50 }), ({ from, cal }, hours) => {
        let left = hours * 60
        let at = from.getTime()
        const open = new Map<string, boolean>()
        while (left > 0) {
          const day = localDay(at, cal.zone)
          if (!open.has(day)) open.set(day, isBusinessDay(day, cal))
          if (open.get(day)) left--
          at += 60_000
        }
        expect(addBusinessHours(from, hours, cal)).toEqual(new Date(at))
      }),
      { seed: 114, numRuns: 25 },
    )
  })
})

describe('business hours between two instants', () => {
  it('are the hours that lead from the one to the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 900 }), fc.integer({ min: 1, max: 400 }), (hour, hours) => {
        const from = new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000)
        expect(businessHoursBetween(from, addBusinessHours(from, hours, amsterdam), amsterdam)).toBe(hours)
      }),
      { seed: 114, numRuns: 200 },
    )
  })
  it('are none over a weekend, nor backwards', () => {
    expect(businessHoursBetween(local('2026-11-28T09:00'), local('2026-11-29T23:00'), amsterdam)).toBe(0)
    expect(businessHoursBetween(local('2026-11-24T09:00'), local('2026-11-23T09:00'), amsterdam)).toBe(0)
  })
})

describe('the next weekday', () => {
  it.each([
    ['2026-11-25T09:00', '2026-12-01T14:00', 'the coming Tuesday'],
    ['2026-12-01T13:59', '2026-12-01T14:00', 'today, while it is not over'],
    ['2026-12-01T14:00', '2026-12-08T14:00', 'never the meeting that has begun'],
  ])('from %s is %s: %s', (from, due) => {
    expect(words(nextWeekday(local(from), 2, '14:00', amsterdam))).toBe(due)
  })

  it('moves on when that day is a holiday, and keeps 14:00 on the wall over a clock change', () => {
    const closed = { ...amsterdam, holidays: new Set(['2026-12-01']) }
    expect(words(nextWeekday(local('2026-11-25T09:00'), 2, '14:00', closed))).toBe('2026-12-08T14:00')
    expect(words(nextWeekday(local('2027-03-26T09:00'), 2, '14:00', amsterdam))).toBe('2027-03-30T14:00')
  })

  it('is the first such minute after the start, for any zone', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 7 }),
        (from, zone, weekday) => {
          const due = nextWeekday(from, weekday, '14:00', { zone, holidays: new Set() })
          const seen = wallClock(due, zone)
          expect([seen.dayOfWeek, seen.hour, seen.minute]).toEqual([weekday, 14, 0])
          expect(due > from).toBe(true)
          expect(due.getTime() - from.getTime()).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000)
        },
      ),
      { seed: 39, numRuns: 300 },
    )
  })
})

describe('the first instant of a wall time', () => {
  it.each([
    ['2025-03-09T02:15', 'America/New_York', '2025-03-09T07:00:00.000Z', 'a gap ends at 03:00 EDT'],
    ['2025-10-05T02:20', 'Australia/Lord_Howe', '2025-10-04T15:30:00.000Z', 'a gap of half an hour'],
    ['2025-11-02T01:30', 'America/New_York', '2025-11-02T05:30:00.000Z', 'a doubled hour means the first'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'a skipped day'],
  ])('%s in %s is %s: %s', (text, zone, instant) => {
    expect(firstInstant(Temporal.PlainDateTime.from(text), zone).toISOString()).toBe(instant)
  })
})
