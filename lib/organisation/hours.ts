import { Temporal } from 'temporal-polyfill'
import { firstInstant, startOfDay, wallClock } from './zone'

export type BusinessCalendar = {
  /** IANA name. */
  zone: string
  /** ISO weekdays, 1 Monday to 7 Sunday; at least one. */
  days: readonly number[]
  /** 'HH:MM' on the wall clock of the zone; shown, not counted: D114 counts whole business days. */
  opens: string
  closes: string
  /** ISO dates in the zone. */
  holidays: ReadonlySet<string>
}
type Days = Pick<BusinessCalendar, 'days' | 'holidays'>
type ZonedDays = Days & { zone: string }

/** `date` is an ISO date or a Temporal date in the calendar's zone. */
export function isBusinessDay(date: Temporal.PlainDate | string, cal: Days): boolean {
  const day = Temporal.PlainDate.from(date)
  return cal.days.includes(day.dayOfWeek) && !cal.holidays.has(day.toString())
}

/** The first business day after `date`. Throws RangeError when the week has no business day. */
export function nextBusinessDay(date: Temporal.PlainDate, cal: Days): Temporal.PlainDate {
  if (!cal.days.some((day) => day >= 1 && day <= 7))
    throw new RangeError('A business calendar needs at least one business day.')
  let day = date.add({ days: 1 })
  while (!isBusinessDay(day, cal)) day = day.add({ days: 1 })
  return day
}

/**
 * The n-th business day after the day of `from`, at the same time of day; `from` itself when n is 0.
 * A time in a skipped hour moves to the end of the gap, a doubled one means the first.
 */
export function addBusinessDays(from: Date, n: number, cal: ZonedDays): Date {
  const start = wallClock(from, cal.zone)
  let day = start.toPlainDate()
  for (let passed = 0; passed < n; passed++) day = nextBusinessDay(day, cal)
  return n > 0 ? firstInstant(day.toPlainDateTime(start.toPlainTime()), cal.zone) : from
}

/**
 * Business days of notice (D16): the business days after the day of `from`, up to and including the day of `to`,
 * both read in the calendar's zone. The day of `from` never counts, the day of `to` counts if it is a business day,
 * the time of day does not matter: Friday to Monday is 1. 0 when `to` is not on a later day.
 */
export function businessDaysBetween(from: Date, to: Date, cal: ZonedDays): number {
  const first = wallClock(from, cal.zone).toPlainDate()
  const last = wallClock(to, cal.zone).toPlainDate()
  const days = first.until(last).days
  if (days <= 0) return 0
  const weekdays = new Set(cal.days)
  let count = Math.floor(days / 7) * [1, 2, 3, 4, 5, 6, 7].filter((day) => weekdays.has(day)).length
  for (let rest = 1; rest <= days % 7; rest++)
    if (weekdays.has(((first.dayOfWeek - 1 + rest) % 7) + 1)) count++
  const [after, until] = [first.toString(), last.toString()]
  for (const holiday of cal.holidays)
    if (holiday > after && holiday <= until && weekdays.has(Temporal.PlainDate.from(holiday).dayOfWeek))
      count--
  return count
}

/**
 * The instant at which `hours` hours of business days have passed since `from` (D114). A business day counts whole,
 * midnight to midnight in the zone, at its real length (23 or 25 h when the clock changes); other days count nothing.
 * Friday 17:00 + 24 h = Monday 17:00.
 */
export function addBusinessHours(from: Date, hours: number, cal: ZonedDays): Date {
  let left = hours * 3_600_000
  if (left <= 0) return from
  let at = from.getTime()
  let day = wallClock(from, cal.zone).toPlainDate()
  if (!isBusinessDay(day, cal)) {
    day = nextBusinessDay(day, cal)
    at = startOfDay(day, cal.zone).getTime()
  }
  for (;;) {
    const today = startOfDay(day.add({ days: 1 }), cal.zone).getTime() - at
    if (left <= today) return new Date(at + left)
    left -= today
    day = nextBusinessDay(day, cal)
    at = startOfDay(day, cal.zone).getTime()
  }
}

/** Hours of business days between two instants, as `addBusinessHours` counts them; 0 when `to` is not later. */
export function businessHoursBetween(from: Date, to: Date, cal: ZonedDays): number {
  let passed = 0
  let day = wallClock(from, cal.zone).toPlainDate()
  for (let at = from.getTime(); at < to.getTime(); ) {
    day = day.add({ days: 1 })
    const end = Math.min(startOfDay(day, cal.zone).getTime(), to.getTime())
    if (isBusinessDay(day.subtract({ days: 1 }), cal)) passed += end - at
    at = end
  }
  return passed / 3_600_000
}

/**
 * The first `isoWeekday` at `time` ('HH:MM') strictly after `from` that is no holiday (the next CAB, D39):
 * a Tuesday that is a holiday moves on to the Tuesday after.
 */
export function nextWeekday(
  from: Date,
  isoWeekday: number,
  time: string,
  cal: Pick<BusinessCalendar, 'zone' | 'holidays'>,
): Date {
  const start = wallClock(from, cal.zone).toPlainDate()
  let day = start.add({ days: (((isoWeekday - start.dayOfWeek) % 7) + 7) % 7 })
  for (;;) {
    const at = firstInstant(day.toPlainDateTime(Temporal.PlainTime.from(time)), cal.zone)
    if (at > from && !cal.holidays.has(day.toString())) return at
    day = day.add({ days: 7 })
  }
}
