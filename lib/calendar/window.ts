import { Temporal } from 'temporal-polyfill'
import { rangeInZone } from '../organisation/wording'
import { firstInstant, wallClock } from '../organisation/zone'
import { RISK_LEVEL_WORDS, type RiskLevel } from '../policy/factor'
import { isAtLeast } from '../risk/matrix'

/** Half-open: the end is not part of it, so that touching intervals do not overlap (K1). */
export type Interval = { start: Date; end: Date }
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end
const contains = (outer: Interval, inner: Interval): boolean =>
  outer.start <= inner.start && inner.start < outer.end && inner.end <= outer.end

/** `weekly` uses weekday, opens and minutes; `once` (a bespoke window, D18) uses startsAt and endsAt. */
export type ChangeWindow = {
  id: string
  name: string
  /** IANA name. */
  zone: string
  kind: 'weekly' | 'once'
  /** ISO weekday of the opening. */
  weekday: number | null
  /** 'HH:MM' on the wall clock of the zone. */
  opens: string | null
  /** Length on the wall clock; at most a week. */
  minutes: number | null
  startsAt: Date | null
  endsAt: Date | null
  maxRisk: RiskLevel
  /** ISO dates of the first and last opening, both included. */
  validFrom: string | null
  validUntil: string | null
}

const DAY = 86_400_000
/** No expansion looks further (T19). */
const MAX_RANGE = 731 * DAY
const SEARCH_RANGE = 366 * DAY

/** The openings that begin on or after the day before `from` less the window's length, in order. */
function* weekly(window: ChangeWindow, from: Date, to: Date): Generator<Interval> {
  const { zone, weekday, opens, minutes, validFrom, validUntil } = window
  if (weekday === null || opens === null || minutes === null) return
  const time = Temporal.PlainTime.from(opens)
  const earliest = wallClock(from, zone)
    .toPlainDate()
    .subtract({ days: Math.ceil(minutes / 1440) + 1 })
  let day = earliest.add({ days: (weekday - earliest.dayOfWeek + 7) % 7 })
  if (validFrom !== null) {
    const first = Temporal.PlainDate.from(validFrom)
    if (Temporal.PlainDate.compare(day, first) < 0)
      day = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 })
  }
  for (; validUntil === null || day.toString() <= validUntil; day = day.add({ days: 7 })) {
    const local = day.toPlainDateTime(time)
    const start = firstInstant(local, zone)
    if (start >= to) return
    const end = firstInstant(local.add({ minutes }), zone)
    if (start < end && from < end) yield { start, end }
  }
}

function* expand(window: ChangeWindow, from: Date, to: Date): Generator<Interval> {
  const until = new Date(Math.min(to.getTime(), from.getTime() + MAX_RANGE))
  if (window.kind === 'weekly') yield* weekly(window, from, until)
  else if (window.startsAt && window.endsAt && window.startsAt < until && from < window.endsAt)
    yield { start: window.startsAt, end: window.endsAt }
}

/**
 * When the window is open between `from` and `to`, whole openings in order, for two years at most (T19).
 * It opens at the first instant its wall clock reads the opening time or later and closes at the first that reads the
 * closing time or later (D19, K6): in a skipped hour it opens when the gap ends, wholly inside one it does not open,
 * a doubled hour opens it once, and it lasts the real time between (02:00–06:00 lasts 3 h where 02:00–03:00 is skipped).
 */
export const openings = (window: ChangeWindow, from: Date, to: Date): Interval[] => [
  ...expand(window, from, to),
]

export type Opening = Interval & { window: ChangeWindow }
type Need = Interval & { level: RiskLevel }

/**
 * The earliest time of the same length that starts at `after` or later inside one opening that admits the level,
 * or null when there is none within a year. `isFree` may refuse more, such as freezes; each opening is tried once,
 * at its first moment from `after` on.
 */
export function nextOpening(
  need: Need,
  windows: readonly ChangeWindow[],
  after: Date,
  isFree: (slot: Interval) => boolean = () => true,
): Opening | null {
  const length = need.end.getTime() - need.start.getTime()
  let best: Opening | null = null
  for (const window of windows) {
    if (!isAtLeast(window.maxRisk, need.level)) continue
    const horizon: Date = new Date(best ? best.start.getTime() : after.getTime() + SEARCH_RANGE)
    for (const opening of expand(window, after, horizon)) {
      const start = opening.start > after ? opening.start : after
      const slot: Interval = { start, end: new Date(start.getTime() + length) }
      if (!contains(opening, slot) || !isFree(slot)) continue
      if (!best || slot.start < best.start) best = { ...slot, window }
      break
    }
  }
  return best
}

export type WindowVerdict =
  | { kind: 'inside'; window: ChangeWindow; opening: Interval }
  | {
      kind: 'outside_window' | 'exceeds_window' | 'window_risk'
      window: ChangeWindow | null
      sentence: string
      remedy: string
    }

const words = (level: RiskLevel) => RISK_LEVEL_WORDS[level].toLowerCase()

/** A window as a sentence calls it, whether its name says that it is one or not. */
const named = ({ name }: ChangeWindow) => (/window$/i.test(name) ? `the ${name}` : `the window “${name}”`)

/** The remedy of every window verdict: the next time that fits, or how to get one. */
function remedyFor(need: Need, slot: Opening | null): string {
  if (slot) return `Move it to ${rangeInZone(slot.start, slot.end, slot.window.zone)} (${slot.window.name}).`
  return need.level === 'VERY_HIGH'
    ? 'Ask the CAB for a bespoke window: no other takes very high risk.'
    : `Ask the CAB for a bespoke window: none of this length for ${words(need.level)} risk opens within a year.`
}

/**
 * Whether the planned time lies inside one opening that admits the risk level (D18: a lower risk may use a higher
 * window), and if not, which of three things is wrong and when it would fit. `zone` words the planned time.
 */
export function windowFor(
  need: Need,
  windows: readonly ChangeWindow[],
  options: { zone: string; notBefore: Date; isFree?: (slot: Interval) => boolean },
): WindowVerdict {
  const upTo = new Date(Math.max(need.end.getTime(), need.start.getTime() + 1))
  const touched = windows.flatMap((window) =>
    openings(window, need.start, upTo)
      .filter((opening) => opening.start <= need.start)
      .map((opening) => ({ window, opening })),
  )
  const admits = ({ window }: { window: ChangeWindow }) => isAtLeast(window.maxRisk, need.level)
  const inside = touched.find((seen) => admits(seen) && contains(seen.opening, need))
  if (inside) return { kind: 'inside', ...inside }

  const after = need.start > options.notBefore ? need.start : options.notBefore
  const remedy = remedyFor(need, nextOpening(need, windows, after, options.isFree))
  const planned = rangeInZone(need.start, need.end, options.zone)
  const started = touched.find(admits)
  if (started) {
    const open = rangeInZone(started.opening.start, started.opening.end, started.window.zone)
    return {
      kind: 'exceeds_window',
      window: started.window,
      sentence: `The planned time, ${planned}, runs past the end of ${named(started.window)}, ${open}.`,
      remedy,
    }
  }
  const low = touched[0]
  if (low)
    return {
      kind: 'window_risk',
      window: low.window,
      sentence: `This change is of ${words(need.level)} risk, and ${named(low.window)} takes changes up to ${words(low.window.maxRisk)} risk.`,
      remedy,
    }
  return {
    kind: 'outside_window',
    window: null,
    sentence: `The planned time, ${planned}, lies outside every change window.`,
    remedy,
  }
}
