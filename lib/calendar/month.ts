import { Temporal } from 'temporal-polyfill'
import { startOfDay, wallClock } from '../organisation/zone'
import { type Interval, overlaps } from './window'

export type MonthName = { year: number; month: number }

/** '2026-12' as a year and a month, or null; years a calendar is asked for lie near our own. */
export function monthOf(text: string | undefined): MonthName | null {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text ?? '') ?? []
  return year && month ? { year: Number(year), month: Number(month) } : null
}
/** The month in which an instant falls in `zone`. */
export function monthAt(at: Date, zone: string): MonthName {
  const { year, month } = wallClock(at, zone)
  return { year, month }
}
/** '2026-12', `by` months later. */
export const monthText = ({ year, month }: MonthName, by = 0): string =>
  new Temporal.PlainYearMonth(year, month).add({ months: by }).toString()

/** A day of a calendar: from its first instant to that of the next, 23 to 25 hours where the clocks change. */
export type Day = Interval & {
  /** ISO date. */
  date: string
  day: number
  /** ISO weekday, 1 is Monday. */
  weekday: number
  week: number
  month: number
}

/** The weeks, Monday to Sunday, that show a whole month in `zone`. */
export function weeksOf({ year, month }: MonthName, zone: string): Day[][] {
  const first = new Temporal.PlainDate(year, month, 1)
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  const weeks: Day[][] = []
  let date = first.subtract({ days: first.dayOfWeek - 1 })
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    const week: Day[] = []
    for (let count = 0; count < 7; count++) {
      const next = date.add({ days: 1 })
      week.push({
        date: date.toString(),
        day: date.day,
        weekday: date.dayOfWeek,
        week: date.weekOfYear ?? 0,
        month: date.month,
        start: startOfDay(date, zone),
        end: startOfDay(next, zone),
      })
      date = next
    }
    weeks.push(week)
  }
  return weeks
}

/** First and last column (0 to 6) of a week that an interval touches, and whether it goes on beyond; null if none. */
export function spanIn(interval: Interval, week: readonly Day[]) {
  const touched = week.flatMap((day, at) => (overlaps(interval, day) ? [at] : []))
  const [from, to] = [touched[0], touched.at(-1)]
  const [first, last] = [week[0], week.at(-1)]
  if (from === undefined || to === undefined || !first || !last) return null
  return { from, to, before: interval.start < first.start, after: interval.end > last.end }
}
