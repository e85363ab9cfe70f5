import type { ReactNode } from 'react'

export type TimeShape = 'day' | 'time' | 'day-time' | 'full'

const SHAPES: Record<TimeShape, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  'day-time': { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
}

/** Kept, since making one costs ten times as much as using it, and a page holds thousands of times. */
const formats = new Map<string, Intl.DateTimeFormat>()
function parts(at: Date, zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB') {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' })
  formats.set(key, format)
  return format.formatToParts(at)
}

/** "Sat 19 Dec, 02:00" in `zone`. The year is added when it differs from that of `now`. */
export function formatTime(at: Date, zone: string, shape: TimeShape = 'day-time', now?: Date): string {
  const found = Object.fromEntries(
    parts(at, zone, { ...SHAPES.full, ...SHAPES[shape] }).map(({ type, value }) => [type, value]),
  )
  const yearOf = (date: Date) =>
    parts(date, zone, { year: 'numeric' }).find(({ type }) => type === 'year')?.value
  const withYear = shape === 'full' || (now !== undefined && yearOf(now) !== found.year)
  const day = `${found.weekday} ${found.day} ${found.month}${withYear ? ` ${found.year}` : ''}`
  if (shape === 'day') return day
  const clock = `${found.hour}:${found.minute}${shape === 'full' ? `:${found.second}` : ''}`
  return shape === 'time' ? clock : `${day}, ${clock}`
}

/** "Mon 9 Nov 2026" of a calendar date `2026-11-09`, which has no zone. */
export const formatDay = (date: string): string => {
  const noon = new Date(`${date}T12:00:00Z`)
  return `${formatTime(noon, 'UTC', 'day')} ${noon.getUTCFullYear()}`
}

/** "CET", "EST", or "GMT+5:30" where the zone has no common abbreviation. */
export function zoneName(at: Date, zone: string): string {
  const names = ['en-GB', 'en-US', 'en-AU'].map(
    (locale) =>
      parts(at, zone, { timeZoneName: 'short' }, locale).find(({ type }) => type === 'timeZoneName')?.value ??
      '',
  )
  return names.find((name) => name !== '' && !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? zone
}

type TimeProps = {
  at: Date | string
  zone: string
  shape?: TimeShape
  now?: Date
  /** Adds the zone's name. */
  withZone?: boolean
  /** Other words, such as "3 h ago"; the absolute time stays in the title. */
  children?: ReactNode
}
/** An absolute time with its zone; the title gives it in full, in the zone and in UTC. */
export function Time({ at, zone, shape, now, withZone, children }: TimeProps) {
  const date = new Date(at)
  return (
    <time
      dateTime={date.toISOString()}
      title={`${formatTime(date, zone, 'full')} ${zoneName(date, zone)} · ${date.toISOString()}`}
      className="whitespace-nowrap"
    >
      {children ?? `${formatTime(date, zone, shape, now)}${withZone ? ` ${zoneName(date, zone)}` : ''}`}
    </time>
  )
}

/** "Sat 19 Dec, 02:00–04:30 CET", and the start in the reader's zone when that differs. */
export function TimeRange({
  from,
  to,
  zone,
  readerZone,
  now,
  ofDay,
}: {
  from: Date | string
  to: Date | string
  zone: string
  readerZone?: string
  now?: Date
  /** Under the heading of a day: where both ends lie on one day, it is not named again. */
  ofDay?: boolean
}) {
  const [start, end] = [new Date(from), new Date(to)]
  const sameDay = formatTime(start, zone, 'day') === formatTime(end, zone, 'day')
  const there = formatTime(start, zone)
  const mine = readerZone ? formatTime(start, readerZone) : there
  return (
    <span>
      <Time at={start} zone={zone} shape={ofDay && sameDay ? 'time' : 'day-time'} now={now} />–
      <Time at={end} zone={zone} shape={sameDay ? 'time' : 'day-time'} now={now} withZone />
      {readerZone && mine !== there ? (
        <span className="text-3">
          {' '}
          · {formatTime(start, readerZone, 'time')} {formatTime(start, readerZone, 'day').slice(0, 3)} your
          time
        </span>
      ) : null}
    </span>
  )
}

const MINUTE = 60_000
/** "40 s", "18 min", "3 h 12 min", "1 d 4 h", "6 d": two units at most, from milliseconds. */
export function formatSpan(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE)
  if (minutes < 1) return `${Math.floor(Math.abs(milliseconds) / 1000)} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 || hours >= 12 ? `${hours} h` : `${hours} h ${minutes % 60} m`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 || days >= 3 ? `${days} d` : `${days} d ${hours % 24} h`
}
