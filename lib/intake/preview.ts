import { informedOf, type Requirement, type RoutedChange, requirementsOf } from '../approval/routing'
import type { Role } from '../auth/roles'
import { type Conflict, conflictsOf, noticeOf, type OtherChange, type Planned } from '../calendar/conflict'
import type { Freeze } from '../calendar/freeze'
import { type ChangeWindow, overlaps } from '../calendar/window'
import { documentsOf } from '../change/content'
import type { ChangeStatus } from '../change/lifecycle'
import type { ChangeContent } from '../change/schema'
import type { BusinessCalendar } from '../organisation/hours'
import type { Rulebook } from '../policy/rulebook'
import { requirementName, type StepRole } from '../policy/step'
import { explain } from '../risk/explanation'
import { answersOf } from '../risk/fact'
import { openProposals } from '../risk/proposal'
import { type Answers, type Assessment, assess, movesOf } from '../risk/score'
import { type Forecast, forecastOf } from './forecast'
import { progressOf } from './progress'
import { type Proposal, pointOf, proposalsOf } from './proposal'
import { slotsFor } from './slot'

type Person = { id: string; name: string; roles: readonly Role[] }
export type Subject = {
  id: string
  status: ChangeStatus
  requestorId: string
  authorIds: readonly string[]
  submittedAt: Date | null
}
export type Surroundings = {
  rulebook: Rulebook
  calendar: BusinessCalendar
  windows: readonly ChangeWindow[]
  freezes: readonly Freeze[]
  /** Other changes on these services, from now as far as a time is sought and around the planned one. */
  others: readonly OtherChange[]
  services: readonly (Planned['services'][number] & { regulated: boolean; businessOwnerId: string | null })[]
  people: readonly Person[]
  now: Date
}

const SLOTS = 5
const HOUR = 3_600_000

/** Everything the form shows beside itself: risk, who decides, conflicts and completeness, by the rules of a submission. */
export function previewOf(content: ChangeContent, subject: Subject, around: Surroundings) {
  const { rulebook, services, now } = around
  const answersWith = (declared: string[]) =>
    answersOf(rulebook.risk, { ...content, risk: { ...content.risk, declared } }, services)
  const answers = answersWith(content.risk.declared)
  const assessment = assess(rulebook.risk, answers)
  const proposals = proposalsOf(rulebook.risk, content, answersWith)
  const time = timeOf(content, subject, assessment, around)
  return {
    computedAt: now,
    policyVersion: rulebook.version,
    risk: riskOf(rulebook, answers, assessment),
    proposals,
    ...decidersOf(content, subject, assessment, proposals, answersWith, around),
    ...time,
    documents: documentsOf(content, openProposals(rulebook.risk, content, services)),
    progress: progressOf(content, proposals, time.conflicts, now),
  }
}

function riskOf({ risk }: Rulebook, answers: Answers, assessment: Assessment) {
  return {
    ...assessment,
    matrix: risk.matrix,
    point: pointOf(assessment),
    explanation: explain(risk, answers),
    /** The facts that hold, stated or shown by the content, in words. */
    moves: movesOf(risk, answers).map(({ because }) => because),
  }
}

function decidersOf(
  content: ChangeContent,
  subject: Subject,
  assessment: Assessment,
  proposals: readonly Proposal[],
  answersWith: (declared: string[]) => Answers,
  around: Surroundings,
) {
  const { rulebook, services, people } = around
  const routed = ({ level, factors }: Assessment): RoutedChange => ({
    ...content,
    level,
    factors,
    businessOwners: services.map(({ businessOwnerId }) => businessOwnerId),
    businessSeat: people.filter(({ roles }) => roles.includes('business_rep')).map(({ id }) => id),
  })
  const who = { ...subject, implementerId: content.implementerId }
  const forecast = (asked: readonly Requirement[]) => forecastOf(asked, around, who, people)
  const now = forecast(requirementsOf(rulebook, routed(assessment)))
  const undecided = proposals.filter(({ answer }) => answer === 'undecided').map(({ id }) => id)
  const declared = [...new Set([...content.risk.declared, ...undecided])]
  const possible = undecided.length > 0 ? assess(rulebook.risk, answersWith(declared)) : null
  const later = possible ? forecast(requirementsOf(rulebook, routed(possible))) : []
  const blocking = now.filter((one) => one.blocking)
  return {
    deciders: now,
    /** Who would be asked besides, if every open proposal were accepted. */
    possibleDeciders: possible
      ? later
          .filter(({ key }) => !now.some((one) => one.key === key))
          .map((one) => ({ ...one, if: possible.level }))
      : [],
    decidedBy: new Date(
      Math.max(...(blocking.length > 0 ? blocking : now).map(({ dueAt }) => dueAt.getTime())),
    ),
    informed: informedOf(rulebook, routed(assessment)).map((role: StepRole) => requirementName(role)),
    emergency: { hours: rulebook.timing.emergency, review: rulebook.timing.review.emergency },
  }
}

function timeOf(content: ChangeContent, subject: Subject, { level }: Assessment, around: Surroundings) {
  const planned = plannedOf(content)
  const minutes = content.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0)
  const start = planned?.start ?? around.now
  const plan: Planned = {
    id: subject.id,
    status: subject.status,
    category: content.category,
    level,
    services: around.services,
    submittedAt: subject.submittedAt,
    start,
    end: planned?.end ?? new Date(start.getTime() + Math.max(minutes * 60_000, HOUR)),
  }
  const surroundings = { ...around, rules: around.rulebook.timing }
  const { needed, given, earliest, met } = noticeOf(plan, surroundings)
  const conflicts: Conflict[] = planned ? conflictsOf(plan, surroundings) : []
  return {
    notice: { needed, given: planned ? given : null, earliest, met: planned ? met : null },
    conflicts,
    /** Times of the same length with nothing against them, the earliest first. */
    slots: slotsFor(plan, surroundings, SLOTS).map(({ start, end, window }) => ({ start, end, window })),
    /** Other changes on these services at the planned time. */
    nearby: planned
      ? around.others.filter((other) => overlaps(other, planned)).map(({ number }) => number)
      : [],
  }
}

export function plannedOf({ plannedStart, plannedEnd }: Pick<ChangeContent, 'plannedStart' | 'plannedEnd'>) {
  if (plannedStart === null || plannedEnd === null || plannedStart >= plannedEnd) return null
  return { start: new Date(plannedStart), end: new Date(plannedEnd) }
}

/** As a browser receives it: every time is text. */
type Sent<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Sent<T[K]> } : T
export type IntakePreview = Sent<ReturnType<typeof previewOf>>
export type SentForecast = Sent<Forecast>
