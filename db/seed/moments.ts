import { Temporal } from 'temporal-polyfill'
import { type Freeze, freezesHit } from '#lib/calendar/freeze'
import { type ChangeWindow, type Interval, openings } from '#lib/calendar/window'
import { type BusinessCalendar, isBusinessDay } from '#lib/organisation/hours'
import { firstInstant, wallClock } from '#lib/organisation/zone'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

type Facts = {
  now: Date
  calendar: BusinessCalendar
  windows: readonly ChangeWindow[]
  freezes: readonly Freeze[]
}
export type WindowName = 'Tuesday window' | 'Thursday window' | 'Saturday window'

/** The times that stories are told at, all counted from now, so that the demo is never old on its first day. */
export function momentsOf({ now, calendar, windows, freezes }: Facts) {
  const at = (day: Temporal.PlainDate, time: string) =>
    firstInstant(day.toPlainDateTime(Temporal.PlainTime.from(time)), calendar.zone)
  const minutes = (from: Date, count: number) => new Date(from.getTime() + count * MINUTE)

  /** The business day `count` before that of `from`, at a time of day. */
  function daysBefore(from: Date, count: number, time: string): Date {
    let day = wallClock(from, calendar.zone).toPlainDate()
    for (let left = count; left > 0; ) {
      day = day.subtract({ days: 1 })
      if (isBusinessDay(day, calendar)) left--
    }
    return at(day, time)
  }
  /** The opening of a weekly window that is the `place`th, from 1, after `from`, or before it when negative; none in a freeze. */
  function opening(name: WindowName, place: number, from: Date = now): Interval {
    const reach = new Date(from.getTime() + Math.sign(place) * 180 * DAY)
    const [start, end] = place > 0 ? [from, reach] : [reach, from]
    const found = windows
      .filter((window) => window.name === name)
      .flatMap((window) => openings(window, start, end))
      .filter((slot) => (place > 0 ? slot.start >= from : slot.end <= from))
      .filter((slot) => freezesHit({ ...slot, services: [] }, freezes, calendar).length === 0)
    const slot = found.at(place > 0 ? place - 1 : place)
    if (!slot) throw new RangeError(`The ${name} does not open often enough.`)
    return slot
  }
  /** When the board met last before `from`. */
  function boardBefore(from: Date): Date {
    let day = wallClock(from, calendar.zone).toPlainDate()
    while (day.dayOfWeek !== 2 || at(day, '15:30') > from) day = day.subtract({ days: 1 })
    return at(day, '14:20')
  }
  return {
    now,
    minutes,
    daysBefore,
    opening,
    boardBefore,
    daysAgo: (count: number, time: string) => daysBefore(now, count, time),
    ago: (count: number) => minutes(now, -count),
    /** A share of the way from one time to another. */
    between: (from: Date, to: Date, share: number) =>
      new Date(Math.round(from.getTime() + (to.getTime() - from.getTime()) * share)),
    /** A share of the way to now, and within 20 hours, as people answer who are prompt. */
    soon: (from: Date, share: number) =>
      minutes(
        from,
        Math.floor((Math.min(now.getTime() - from.getTime(), 20 * 60 * MINUTE) * share) / MINUTE),
      ),
    /** A day of the week, whole weeks ahead, at a time of day. */
    ahead: (weeks: number, weekday: number, time: string) => {
      const today = wallClock(now, calendar.zone).toPlainDate()
      return at(today.add({ days: weeks * 7 + weekday - today.dayOfWeek }), time)
    },
    /** The date in the organisation's zone. */
    dateOf: (moment: Date) => wallClock(moment, calendar.zone).toPlainDate().toString(),
  }
}
export type Moments = ReturnType<typeof momentsOf>
