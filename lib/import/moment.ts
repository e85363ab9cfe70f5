import { Temporal } from 'temporal-polyfill'
import { skippedHour } from '../organisation/zone'

/** Which of two numbers of a date comes first. */
export type Order = 'day' | 'month'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TIME =
  '(?:[T,]?\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([AaPp])?\\.?[Mm]?\\.?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?'
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2}|[A-Za-z]{3,9}\\.?)[-/. ](\\d{4}|\\d{2})${TIME}$`)

type Shape = {
  first: number
  second: number | null
  month: number | null
  year: number
  time: (string | undefined)[]
}
function shapeOf(text: string): Shape | null {
  const iso = YEAR_FIRST.exec(text)
  if (iso)
    return {
      first: Number(iso[3]),
      second: null,
      month: Number(iso[2]),
      year: Number(iso[1]),
      time: iso.slice(4),
    }
  const match = YEAR_LAST.exec(text)
  if (!match) return null
  const [, first, second = '', year = ''] = match
  const named = /^\d/.test(second) ? null : MONTHS.indexOf(second.slice(0, 3).toLowerCase()) + 1
  if (named === 0) return null
  return {
    first: Number(first),
    second: named === null ? Number(second) : null,
    month: named,
    year: Number(year) + (year.length === 4 ? 0 : Number(year) < 70 ? 2000 : 1900),
    time: match.slice(4),
  }
}

/** What a date says of its order: certain where a number is above 12, `both` where it fits either, `fixed` where it needs none. */
export function orderIn(text: string): Order | 'both' | 'fixed' | null {
  const shape = shapeOf(text.trim())
  if (!shape) return null
  if (shape.second === null) return 'fixed'
  if (shape.first > 12) return 'day'
  return shape.second > 12 ? 'month' : 'both'
}

type Moment =
  | { at: Date }
  | { wrong: 'no_date' | 'no_such_day' | 'other_order' | 'skipped_hour'; says?: string }

/**
 * Reads the times of a file that is in one zone (IANA name) and order. A time with an offset of its own keeps it, a date
 * alone is its midnight, fractions of a second are dropped. Days are kept, as most of them hold no change of the clock.
 */
export function openClock(zone: string, order: Order | null) {
  const days = new Map<string, number | null>()
  const offsetOn = (date: Temporal.PlainDate): number | null => {
    const key = date.toString()
    const known = days.get(key)
    if (known !== undefined) return known
    const start = date.toZonedDateTime(zone)
    const end = date.add({ days: 1 }).toZonedDateTime(zone)
    const offset = start.offsetNanoseconds === end.offsetNanoseconds ? start.offsetNanoseconds / 1e6 : null
    days.set(key, offset)
    return offset
  }
  return (given: string): Moment => {
    const shape = shapeOf(given.trim())
    if (!shape) return { wrong: 'no_date' }
    const dayFirst = shape.second === null || order !== 'month'
    const day = dayFirst ? shape.first : (shape.second ?? 0)
    const month = shape.month ?? (dayFirst ? (shape.second ?? 0) : shape.first)
    if (shape.second !== null && month > 12 && day <= 12) return { wrong: 'other_order' }
    const [hours = '0', minutes = '0', seconds = '0', half, offset] = shape.time
    const clock = Number(hours)
    if (half && (clock < 1 || clock > 12)) return { wrong: 'no_date' }
    const hour = half ? (clock % 12) + (/p/i.test(half) ? 12 : 0) : clock
    if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return { wrong: 'no_date' }
    const days = new Date(Date.UTC(shape.year, month - 1, day))
    if (month < 1 || days.getUTCMonth() !== month - 1 || days.getUTCDate() !== day)
      return { wrong: 'no_such_day' }
    const local = days.getTime() + (hour * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
    if (offset) return { at: new Date(local - offsetOf(offset)) }
    const whole = offsetOn(new Temporal.PlainDate(shape.year, month, day))
    if (whole !== null) return { at: new Date(local - whole) }
    const time = new Date(local).toISOString().slice(0, 19)
    const says = skippedHour(time, zone)
    if (says) return { wrong: 'skipped_hour', says }
    return { at: new Date(Temporal.PlainDateTime.from(time).toZonedDateTime(zone).epochMilliseconds) }
  }
}
const offsetOf = (text: string): number => {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}
