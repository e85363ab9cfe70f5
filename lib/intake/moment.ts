/** What a wall clock shows: `YYYY-MM-DDTHH:mm`, as a datetime-local field holds it. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
/** Milliseconds that the wall clock of `zone` is ahead of UTC at an instant. */
function offsetAt(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const { year, month, day, hour, minute, second } = parts
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000
}

/**
 * The instant at which the wall clock of `zone` reads `local`; the first of two where the clock is set back. `gap` is
 * true where the clock skips that time and no such instant exists (D19); null for what is no time. By Intl alone, so
 * that a browser needs nothing more. Throws RangeError for an unknown zone.
 */
export function instantOf(local: string, zone: string): { at: Date } | { gap: true } | null {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return null
  const found = [asUtc - DAY, asUtc + DAY]
    .map((near) => asUtc - offsetAt(near, zone))
    .filter((at) => at + offsetAt(at, zone) === asUtc)
  return found.length > 0 ? { at: new Date(Math.min(...found)) } : { gap: true }
}

/** The wall clock of `zone` at an instant, as a datetime-local field takes it; empty for none. */
export function localOf(at: string | Date | null, zone: string): string {
  if (at === null) return ''
  const instant = new Date(at).getTime()
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16)
}
