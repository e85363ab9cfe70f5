import { inside, ROLE_NAMES } from '../auth/roles'
import type { Category, ChangeStatus } from '../change/lifecycle'
import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from '../organisation/hours'
import { inZone, rangeInZone } from '../organisation/wording'
import { startOfDay, wallClock } from '../organisation/zone'
import type { RiskLevel } from '../policy/factor'
import type { TimingRules } from '../policy/timing'
import { type Freeze, type FrozenService, freezesHit, type Overrider, overridersOf } from './freeze'
import { type ChangeWindow, type Interval, overlaps, windowFor } from './window'

export const CONFLICT_KINDS = [
  'start_in_past',
  'freeze',
  'outside_window',
  'exceeds_window',
  'window_risk',
  'same_service',
  'short_notice',
] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]
export type Conflict = {
  kind: ConflictKind
  /** The freeze, the window or the other change; null where there is none to name. */
  targetId: string | null
  severity: 'block' | 'warn'
  sentence: string
  remedy: string
  /** All of these must agree (D116); empty: none needed; null: nobody can override. */
  overriders: readonly Overrider[] | null
}
/** The key under which an override of this conflict is kept. */
export const conflictKey = ({ kind, targetId }: Pick<Conflict, 'kind' | 'targetId'>): string =>
  targetId === null ? kind : `${kind}:${targetId}`

export type PlannedService = FrozenService & { name: string }
export type Planned = Interval & {
  id: string
  status: ChangeStatus
  category: Category
  /** Not assessed yet counts as the highest: only a bespoke window takes it. */
  level: RiskLevel | null
  services: readonly PlannedService[]
  /** First submit (D16); null before it, when the clock would start now. */
  submittedAt: Date | null
}
export type OtherChange = Interval & {
  id: string
  number: string
  status: ChangeStatus
  /** Slugs. */
  services: readonly string[]
}
type Surroundings = {
  windows: readonly ChangeWindow[]
  freezes: readonly Freeze[]
  others: readonly OtherChange[]
  calendar: BusinessCalendar
  rules: TimingRules
  now: Date
}

/** States in which a planned time counts. Only a committed one blocks others: whoever schedules first has the time. */
export const PLANNED: readonly ChangeStatus[] = [
  'submitted',
  'in_review',
  'approved_with_conditions',
  'approved',
  'scheduled',
  'implementing',
  'validating',
  'rolling_back',
]
const COMMITTED: readonly ChangeStatus[] = ['scheduled', 'implementing', 'validating', 'rolling_back']

/** A change that names no service yet counts as bound. */
const isBound = (services: readonly PlannedService[], rules: TimingRules) =>
  services.length === 0 ||
  services.some(({ environment }) => rules.boundEnvironments.some((bound) => bound === environment))

/** Business days of notice asked for and given, and the first instant that gives enough (D16). */
export function noticeOf(
  plan: Pick<Planned, 'category' | 'services' | 'submittedAt' | 'start'>,
  { rules, calendar, now }: Pick<Surroundings, 'rules' | 'calendar' | 'now'>,
): { needed: number; given: number; earliest: Date; met: boolean } {
  const from = plan.submittedAt ?? now
  const needed = isBound(plan.services, rules) ? rules.notice[plan.category] : 0
  const given = businessDaysBetween(from, plan.start, calendar)
  const due = addBusinessDays(from, needed, calendar)
  const earliest =
    needed === 0 ? from : startOfDay(wallClock(due, calendar.zone).toPlainDate(), calendar.zone)
  return { needed, given, earliest, met: given >= needed }
}

const days = (count: number) => `${count} business ${count === 1 ? 'day' : 'days'}`
const list = (words: readonly string[], last = ' and ') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`
const roleWords = (role: Overrider) => (role === 'freeze_owner' ? "freeze's owner" : inside(ROLE_NAMES[role]))
function wayAround(overriders: readonly Overrider[] | null, emergency: boolean): string {
  if (overriders === null) return ''
  if (overriders.length > 0)
    return ` Or ask the ${list(overriders.map(roleWords), ' and the ')} for an override.`
  return emergency ? ' An emergency may go ahead as planned.' : ''
}

/**
 * What stands against the planned time, each with its sentence and remedy, in the order of CONFLICT_KINDS.
 * Emergencies are shown everything and blocked by hard freezes alone (D22, D23); services outside the bound
 * environments are scheduled freely but keep the freezes they are flagged for (D20).
 */
export function conflictsOf(plan: Planned, around: Surroundings): Conflict[] {
  const { windows, freezes, others, calendar, rules, now } = around
  const emergency = plan.category === 'emergency'
  const bound = isBound(plan.services, rules)
  const notice = noticeOf(plan, around)
  const severity = (blocks: boolean) => (blocks && !emergency ? 'block' : 'warn')
  const found: Conflict[] = []
  const add = (row: Omit<Conflict, 'overriders'>, freezeOwnerId?: string | null) => {
    const overriders = overridersOf({ ...row, freezeOwnerId }, plan.category)
    found.push({ ...row, overriders, remedy: `${row.remedy}${wayAround(overriders, emergency)}` })
  }

  if (plan.start < now && !COMMITTED.includes(plan.status))
    add({
      kind: 'start_in_past',
      targetId: null,
      severity: severity(true),
      sentence: `The planned start, ${inZone(plan.start, calendar.zone)}, is in the past.`,
      remedy: 'Choose a later start.',
    })

  for (const { freeze, during, services } of freezesHit(plan, freezes, calendar)) {
    const names = plan.services.filter(({ slug }) => services.includes(slug)).map(({ name }) => name)
    add(
      {
        kind: 'freeze',
        targetId: freeze.id,
        severity: freeze.hard ? 'block' : 'warn',
        sentence: `The freeze ${freeze.name}, ${rangeInZone(during.start, during.end, freeze.zone)}, covers ${list(names) || 'every service'}.`,
        remedy: `Move it past ${inZone(during.end, freeze.zone)}${freeze.hard ? '' : ', or say in the plan why it cannot wait'}.`,
      },
      freeze.ownerId,
    )
  }

  if (bound) {
    const isFree = (slot: Interval) =>
      freezesHit({ ...slot, services: plan.services }, freezes, calendar).length === 0
    const need = { start: plan.start, end: plan.end, level: plan.level ?? 'VERY_HIGH' }
    const notBefore = notice.earliest > now ? notice.earliest : now
    const verdict = windowFor(need, windows, { zone: calendar.zone, notBefore, isFree })
    if (verdict.kind !== 'inside')
      add({
        kind: verdict.kind,
        targetId: verdict.window?.id ?? null,
        severity: severity(true),
        sentence: verdict.sentence,
        remedy: verdict.remedy,
      })
  }

  for (const other of others) {
    if (other.id === plan.id || !PLANNED.includes(other.status) || !overlaps(plan, other)) continue
    const shared = plan.services.filter(({ slug }) => other.services.includes(slug))
    if (shared.length === 0) continue
    const both = {
      start: plan.start > other.start ? plan.start : other.start,
      end: plan.end < other.end ? plan.end : other.end,
    }
    add({
      kind: 'same_service',
      targetId: other.id,
      severity: severity(COMMITTED.includes(other.status) && isBound(shared, rules)),
      sentence: `It overlaps ${other.number} on ${list(shared.map(({ name }) => name))}, ${rangeInZone(both.start, both.end, calendar.zone)}.`,
      remedy: `Start at ${inZone(other.end, calendar.zone)} or later, or agree with the people of ${other.number} who goes first.`,
    })
  }

  if (!notice.met)
    add({
      kind: 'short_notice',
      targetId: null,
      severity: severity(true),
      sentence: `The notice is ${days(notice.given)}, and ${plan.category} changes need ${days(notice.needed)}.`,
      remedy: `Start on ${inZone(notice.earliest, calendar.zone)} or later.`,
    })
  return found
}
