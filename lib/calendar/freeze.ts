import { Temporal } from 'temporal-polyfill'
import type { Role } from '../auth/roles'
import type { Category } from '../change/lifecycle'
import { type BusinessCalendar, isBusinessDay } from '../organisation/hours'
import { startOfDay, wallClock } from '../organisation/zone'
import { type Interval, overlaps } from './window'

/** `dated` uses startsAt and endsAt; `quarter_end` the last business days of every quarter (D21). */
export type Freeze = {
  id: string
  name: string
  kind: 'dated' | 'quarter_end'
  /** IANA name. */
  zone: string
  startsAt: Date | null
  endsAt: Date | null
  businessDays: number | null
  /** A hard freeze blocks, a soft one warns. */
  hard: boolean
  /** Slugs; empty means every service. */
  services: readonly string[]
  ownerId: string | null
}
/** Production is always bound by freezes, another environment only when it says so (D20). */
export type FrozenService = { slug: string; environment: string; freezeBound: boolean }
export type FreezeHit = { freeze: Freeze; during: Interval; services: string[] }
type Days = Pick<BusinessCalendar, 'days' | 'holidays'>

/** The last `n` business days of a quarter (1-4) as ISO dates in order; fewer where the quarter has fewer. */
export function quarterEndDays(year: number, quarter: number, n: number, cal: Days): string[] {
  const first = new Temporal.PlainDate(year, quarter * 3 - 2, 1)
  const days: string[] = []
  let day = first.add({ months: 3 }).subtract({ days: 1 })
  for (; days.length < n && Temporal.PlainDate.compare(day, first) >= 0; day = day.subtract({ days: 1 }))
    if (isBusinessDay(day, cal)) days.unshift(day.toString())
  return days
}

/**
 * When the freeze holds between `from` and `to`, in order, for two years at most (T19). A quarter's end is one
 * unbroken time, from the start of its first frozen business day to the end of its last, weekends between included.
 */
export function frozenTimes(freeze: Freeze, from: Date, to: Date, cal: Days): Interval[] {
  const range = { start: from, end: to }
  if (freeze.kind === 'dated') {
    if (!freeze.startsAt || !freeze.endsAt) return []
    const during = { start: freeze.startsAt, end: freeze.endsAt }
    return overlaps(during, range) ? [during] : []
  }
  const first = wallClock(from, freeze.zone)
  const found: Interval[] = []
  for (let index = 0; index < 9; index++) {
    const quarter = Math.floor((first.month - 1) / 3) + index
    const year = first.year + Math.floor(quarter / 4)
    const days = quarterEndDays(year, (quarter % 4) + 1, freeze.businessDays ?? 0, cal)
    const [begin, last] = [days[0], days.at(-1)]
    if (begin === undefined || last === undefined) continue
    const start = startOfDay(Temporal.PlainDate.from(begin), freeze.zone)
    if (start >= to) break
    const during = { start, end: startOfDay(Temporal.PlainDate.from(last).add({ days: 1 }), freeze.zone) }
    if (overlaps(during, range)) found.push(during)
  }
  return found
}

/**
 * The freezes that bind the planned time, each with the services it binds. A change that names no service yet is
 * taken as production: freezes of every service bind it.
 */
export function freezesHit(
  plan: Interval & { services: readonly FrozenService[] },
  freezes: readonly Freeze[],
  cal: Days,
): FreezeHit[] {
  const bound = plan.services.filter(
    ({ environment, freezeBound }) => environment === 'production' || freezeBound,
  )
  return freezes.flatMap((freeze) => {
    const services = bound
      .filter(({ slug }) => freeze.services.length === 0 || freeze.services.includes(slug))
      .map(({ slug }) => slug)
    if (services.length === 0 && (plan.services.length > 0 || freeze.services.length > 0)) return []
    const during = frozenTimes(freeze, plan.start, plan.end, cal)[0]
    return during ? [{ freeze, during, services }] : []
  })
}

/** `freeze_owner` is the person who owns the freeze that was hit. */
export type Overrider = Role | 'freeze_owner'
type Overridable = { kind: string; severity: 'block' | 'warn'; freezeOwnerId?: string | null }

/**
 * Who must all agree before a blocking conflict may be overridden (D116); none of them may be requestor or
 * implementer. Empty where nothing needs overriding (a warning; any conflict but a freeze in an emergency, D23),
 * null where nobody can: a start in the past has to be planned anew.
 */
export function overridersOf(conflict: Overridable, category: Category): readonly Overrider[] | null {
  if (conflict.severity === 'warn') return []
  if (conflict.kind === 'start_in_past') return null
  if (conflict.kind === 'short_notice') return ['change_manager']
  if (conflict.kind === 'freeze' && category === 'emergency')
    return ['eca', conflict.freezeOwnerId ? 'freeze_owner' : 'change_manager']
  return ['change_manager', 'cto']
}
