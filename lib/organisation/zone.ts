import { Temporal } from 'temporal-polyfill'

/** The wall clock of `zone` (IANA name) at an instant. Throws RangeError for an unknown zone. */
export const wallClock = (at: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

/**
 * The first instant at which the wall clock of `zone` reads `local` or later (D19, K6): a time in a skipped hour
 * gives the end of the gap, a time that comes twice gives its first coming.
 */
export function firstInstant(local: Temporal.PlainDateTime, zone: string): Date {
  const compatible = local.toZonedDateTime(zone)
  if (compatible.toPlainDateTime().equals(local)) return new Date(compatible.epochMilliseconds)
  const gapEnd = local.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next')
  return new Date((gapEnd ?? compatible).epochMilliseconds)
}

/** Why the wall clock of `zone` never reads `local`, as a sentence with its remedy; null where it does. */
export function skippedHour(local: string, zone: string): string | null {
  let time: Temporal.PlainDateTime
  try {
    time = Temporal.PlainDateTime.from(local)
  } catch {
    return 'There is no such day or time. Choose another.'
  }
  if (time.toZonedDateTime(zone).toPlainDateTime().equals(time)) return null
  const [date, hour] = [time.toPlainDate().toString(), time.toPlainTime().toString().slice(0, 5)]
  return `${hour} does not exist on ${date} in ${zone}, where the clock is set forward. Choose another time.`
}

/** The first instant of a calendar day in `zone`, which is not 00:00 where the clock skips midnight. */
export const startOfDay = (date: Temporal.PlainDate, zone: string): Date =>
  firstInstant(date.toPlainDateTime(), zone)

export const isZone = (name: string): boolean => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId.length > 0
  } catch {
    return false
  }
}

/** The zones to choose from, by name; UTC first. */
export const zones = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]
