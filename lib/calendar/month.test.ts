import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthAt, monthOf, monthText, spanIn, weeksOf } from './month'

const zone = 'Europe/Amsterdam'

describe('a month', () => {
  it('is read from an address or not at all', () => {
    expect(monthOf('2026-12')).toEqual({ year: 2026, month: 12 })
    for (const text of ['2026-13', '2026-1', '1999-01', 'x', '', undefined]) expect(monthOf(text)).toBeNull()
  })
  it('is that of the zone, and counts on over the year', () => {
    expect(monthAt(new Date('2026-12-31T23:30Z'), zone)).toEqual({ year: 2027, month: 1 })
    expect(monthText({ year: 2026, month: 12 }, 1)).toBe('2027-01')
    expect(monthText({ year: 2026, month: 1 }, -1)).toBe('2025-12')
  })
})

describe('the weeks of a month', () => {
  it('begin on Monday and hold all its days', () => {
    const weeks = weeksOf({ year: 2026, month: 12 }, zone)
    expect(weeks.map((week) => week[0]?.date)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
    ])
    expect(weeks.map((week) => week[0]?.week)).toEqual([49, 50, 51, 52, 53])
  })
  it('have a day of 23 hours where the clocks go forward', () => {
    const day = weeksOf({ year: 2026, month: 3 }, zone)
      .flat()
      .find(({ date }) => date === '2026-03-29')
    expect(day && day.end.getTime() - day.start.getTime()).toBe(23 * 3_600_000)
  })
  it('leave no gap in any month and zone', () => {
    const zones = fc.constantFrom('Pacific/Apia', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo', zone)
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2040 }),
        fc.integer({ min: 1, max: 12 }),
        zones,
        (year, month, at) => {
          const days = weeksOf({ year, month }, at).flat()
          expect(days.length % 7).toBe(0)
          expect(days.filter((day) => day.month === month).length).toBeGreaterThanOrEqual(28)
          days.slice(1).forEach((day, before) => expect(day.start).toEqual(days[before]?.end))
        },
      ),
      { seed: 3, numRuns: 60 },
    )
  })
})

describe('what a time covers of a week', () => {
  const [week = []] = weeksOf({ year: 2026, month: 12 }, zone).slice(3)
  it('are the columns from its first to its last day, the end not part of it', () => {
    const freeze = { start: new Date('2026-12-22T23:00Z'), end: new Date('2026-12-26T23:00Z') }
    expect(spanIn(freeze, week)).toEqual({ from: 2, to: 5, before: false, after: false })
  })
  it('says where it goes on', () => {
    const long = { start: new Date('2026-12-01T00:00Z'), end: new Date('2027-02-01T00:00Z') }
    expect(spanIn(long, week)).toEqual({ from: 0, to: 6, before: true, after: true })
    expect(spanIn({ start: long.start, end: long.start }, week)).toBeNull()
  })
})
