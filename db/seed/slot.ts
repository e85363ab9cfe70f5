import { type ChangeWindow, type Interval, overlaps } from '#lib/calendar/window'
import type { RiskLevel } from '#lib/policy/factor'
import { isAtLeast } from '#lib/risk/matrix'
import { type Almanac, numberOf } from './almanac'
import { SERVICES, type Slug } from './catalogue'
import type { Turn } from './turn'

/** How many days from the one it was meant for a change may move. */
const REACH = 60
const MINUTE = 60_000
/** More than these do not share one opening: the duty manager has one pair of eyes. */
const A_NIGHT = 9

type Wanted = {
  kind: 'routine' | 'normal' | 'emergency' | 'major'
  key: string
  services: readonly Slug[]
  turns: readonly Turn[]
  minutes: number
  level: RiskLevel
  meant: number
}
type Frozen = Interval & { hard: boolean; services: readonly string[] }
type Around = {
  almanac: Almanac
  windows: readonly ChangeWindow[]
  frozen: readonly Frozen[]
  taken: readonly (Interval & { services: readonly string[] })[]
}

/**
 * Gives each change the time nearest to its day that a window of its risk has, that no freeze touches, and that no
 * other change of its services has: what stands in the diary are the conflicts that are meant to.
 */
export function slotsOf({ almanac, windows, frozen, taken }: Around) {
  const weekly = windows.filter(({ kind }) => kind === 'weekly')
  const busy = taken.map((one) => ({ ...one }))
  const crowd = new Map<string, number>()

  const isFree = (slot: Interval, services: readonly string[]) =>
    !busy.some((one) => overlaps(one, slot) && one.services.some((slug) => services.includes(slug)))
  const touches = (slot: Interval, services: readonly string[], hard = false) =>
    frozen.some(
      (one) =>
        (one.hard || !hard) &&
        overlaps(one, slot) &&
        (one.services.length === 0 || one.services.some((slug) => services.includes(slug))),
    )

  /** The openings of a day for a change, as minutes after midnight. */
  function openings({ kind, level, services, key }: Wanted, place: number, byDay: boolean) {
    const day = almanac.day(place)
    const bound = services.some((slug) => !('environment' in SERVICES[slug]))
    if (kind === 'emergency') return [{ from: 360 + numberOf(key, 960), until: 1440 }]
    if (byDay || !bound) return day.business ? [{ from: 570, until: 990 }] : []
    if (kind === 'major')
      return day.weekday === 7 && !changesClock(day.date) ? [{ from: 60, until: 540 }] : []
    return weekly
      .filter(({ weekday, maxRisk }) => weekday === day.weekday && isAtLeast(maxRisk, level))
      .map(({ opens, minutes }) => {
        const from = Number(opens?.slice(0, 2)) * 60 + Number(opens?.slice(3))
        return { from, until: from + (minutes ?? 0) }
      })
  }
  function search(wanted: Wanted, byDay: boolean): Interval {
    const intoFreeze = wanted.turns.some((one) => one.turn === 'overridden' && one.conflict === 'freeze')
    for (let away = 0; away <= REACH * 2; away++) {
      const place = wanted.meant + (away % 2 === 0 ? away / 2 : -(away + 1) / 2)
      for (const { from, until } of openings(wanted, place, byDay)) {
        const first = from + (numberOf(`${wanted.key} offset`, 4) % 3) * 15
        const starts = [first, ...Array.from({ length: 28 }, (_, step) => from + step * 15)]
        for (const minute of starts) {
          if (minute + wanted.minutes > until && wanted.kind !== 'emergency') continue
          const start = almanac.at(place, minute)
          const slot = { start, end: new Date(start.getTime() + wanted.minutes * MINUTE) }
          const night = `${place} ${from}`
          if ((crowd.get(night) ?? 0) >= A_NIGHT || !isFree(slot, wanted.services)) continue
          if (intoFreeze ? !touches(slot, wanted.services, true) : touches(slot, wanted.services)) continue
          crowd.set(night, (crowd.get(night) ?? 0) + 1)
          busy.push({ ...slot, services: wanted.services })
          return slot
        }
      }
    }
    throw new RangeError(`${wanted.key} (${wanted.level}, ${wanted.minutes} minutes) finds no time.`)
  }
  return {
    find(wanted: Wanted): Interval & { refused: Interval | null } {
      const outside = wanted.turns.find(
        (one) => one.turn === 'overridden' && one.conflict === 'outside_window',
      )
      const refused = outside?.turn === 'overridden' && outside.refused !== undefined
      const slot = search(wanted, outside !== undefined && !refused)
      return { ...slot, refused: refused ? search(wanted, true) : null }
    },
  }
}

/** The last Sundays of March and October. */
const changesClock = (date: string) => /-(03|10)-(2[5-9]|3[01])$/.test(date)
