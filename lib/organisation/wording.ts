import type { Temporal } from 'temporal-polyfill'
import { wallClock } from './zone'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** British English names the European zones, American English the American ones. */
const NAMING = ['en-GB', 'en-US'] as const

const formats = new Map<string, Intl.DateTimeFormat>()
function format(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
  formats.set(key, made)
  return made
}
/** 'CET', 'EDT', or the offset such as 'GMT+5:45' where the zone has no short name. */
export function zoneName(at: Date, zone: string): string {
  const names = NAMING.map(
    (locale) =>
      format(locale, zone)
        .formatToParts(at)
        .find(({ type }) => type === 'timeZoneName')?.value ?? zone,
  )
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0] ?? zone
}

const pad = (value: number) => String(value).padStart(2, '0')
const time = (at: Temporal.ZonedDateTime) => `${pad(at.hour)}:${pad(at.minute)}`
const weekday = (at: Temporal.ZonedDateTime) => DAYS[at.dayOfWeek - 1]
const day = (at: Temporal.ZonedDateTime) => `${weekday(at)} ${at.day} ${MONTHS[at.month - 1]}`

/** 'Tue 3 Mar, 02:00 CET' */
export function inZone(at: Date, zone: string): string {
  const seen = wallClock(at, zone)
  return `${day(seen)}, ${time(seen)} ${zoneName(at, zone)}`
}

/** 'Tue 3 Mar, 02:00–04:00 CET'; both days where they differ, both zone names where the clock changes between. */
export function rangeInZone(start: Date, end: Date, zone: string): string {
  const [from, to] = [wallClock(start, zone), wallClock(end, zone)]
  const names = [zoneName(start, zone), zoneName(end, zone)]
  const sameDay = from.toPlainDate().equals(to.toPlainDate())
  const opening = `${day(from)}, ${time(from)}`
  if (sameDay && names[0] === names[1]) return `${opening}–${time(to)} ${names[1]}`
  const closing = `${sameDay ? '' : `${day(to)}, `}${time(to)} ${names[1]}`
  return names[0] === names[1] ? `${opening} – ${closing}` : `${opening} ${names[0]} – ${closing}`
}

/** '20:00 Mon your time', or null where the reader's clock shows the same as that of `zone`. */
export function yourTime(at: Date, zone: string, yours: string): string | null {
  const [there, here] = [wallClock(at, zone), wallClock(at, yours)]
  return there.offset === here.offset ? null : `${time(here)} ${weekday(here)} your time`
}
