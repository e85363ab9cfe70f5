import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, isBusinessDay } from '#lib/organisation/hours'
import { startOfDay, wallClock } from '#lib/organisation/zone'

export type Day = {
  /** ISO date in the organisation's zone. */
  date: string
  year: number
  month: number
  /** ISO weekday. */
  weekday: number
  business: boolean
  midnight: number
}

/** The days from one date on, numbered from 0, each with its midnight: reckoning by them costs no zone arithmetic. */
export function almanacOf(from: Temporal.PlainDate, count: number, calendar: BusinessCalendar) {
  const days: Day[] = Array.from({ length: count }, (_, place) => {
    const date = from.add({ days: place })
    return {
      date: date.toString(),
      year: date.year,
      month: date.month,
      weekday: date.dayOfWeek,
      business: isBusinessDay(date, calendar),
      midnight: startOfDay(date, calendar.zone).getTime(),
    }
  })
  const day = (place: number): Day => {
    const found = days[place]
    if (!found) throw new RangeError(`The almanac has no day ${place}.`)
    return found
  }
  /** The n-th business day after a day, or before it when n is negative; for 0 the day itself or the next one. */
  function business(place: number, n: number): number {
    let at = place
    if (n === 0) while (!day(at).business) at++
    for (let left = Math.abs(n); left > 0; ) {
      at += Math.sign(n)
      if (day(at).business) left--
    }
    return at
  }
  return {
    days,
    day,
    business,
    /** A time of day in minutes. On the two nights a year in which the clock changes it is an hour off after 03:00. */
    at: (place: number, minute: number) => new Date(day(place).midnight + minute * 60_000),
    placeOf: (moment: Date) =>
      from.until(wallClock(moment, calendar.zone).toPlainDate(), { largestUnit: 'days' }).days,
    /** The first business day of this weekday after a day. */
    next(weekday: number, place: number): number {
      let at = place + 1
      while (day(at).weekday !== weekday || !day(at).business) at++
      return at
    },
  }
}
export type Almanac = ReturnType<typeof almanacOf>

/** A number below `below` that follows from a text alone (FNV-1a), so that each start tells the same year. */
export function numberOf(text: string, below: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 12
  return (hash >>> 0) % below
}
export const pick = <T>(list: readonly [T, ...T[]] | readonly T[], text: string): T | undefined =>
  list[numberOf(text, Math.max(1, list.length))]
