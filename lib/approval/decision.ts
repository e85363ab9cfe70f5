import { type RequirementKey, requirementName, type SeatKey } from '../policy/step'
import type { Requirement } from './routing'

export const DECISIONS = ['approve', 'approve_with_conditions', 'reject', 'ask'] as const
export type DecisionValue = (typeof DECISIONS)[number]
/** A seat may also abstain or recuse itself (B2). */
export type Word = DecisionValue | 'abstain' | 'recuse'
export const STEP_STATUSES = [
  'waiting',
  'open',
  'approved',
  'approved_with_conditions',
  'rejected',
  'info_requested',
  'unassigned',
  'cancelled',
] as const
export type StepStatus = (typeof STEP_STATUSES)[number]

/** One person's word on one revision. A seat that no requirement asks votes with `requirement` null. */
export type Decision = {
  personId: string
  requirement: RequirementKey | null
  seat: SeatKey | null
  decision: Word
  revision: number
  digest: string
  /** Withdrawn by the person, voided by a conflict or an edit, disputed by the person named, or an answered question. */
  standing: 'counted' | 'withdrawn' | 'voided' | 'disputed' | 'answered'
  /** Conditions of this decision that are not yet met. */
  openConditions: number
}
/** The board's declared outcome. A deferral is no ruling: the change waits in `deferred` and the board stays open. */
export type Ruling = {
  outcome: 'approved' | 'approved_with_conditions' | 'rejected'
  revision: number
  digest: string
  standing: 'counted' | 'voided'
}
/** All that was said about the present revision. */
export type Proceedings = {
  revision: number
  digest: string
  decisions: readonly Decision[]
  ruling: Ruling | null
  /** Requirements that were open before. */
  opened: readonly RequirementKey[]
  /** Requirements that nobody may decide (eligibility.ts). They never pass. */
  unassigned: readonly RequirementKey[]
}
export type SettledStep = Requirement & {
  status: StepStatus
  /** What the requirement's own people said, whatever the board declared. */
  word: Word | null
  /** The board's declared outcome fulfilled this seat's requirement (D111). */
  byBoard: boolean
}
export type Settlement = {
  requirements: SettledStep[]
  change: 'in_review' | 'approved' | 'approved_with_conditions' | 'rejected'
  /** Requirements that this settlement opens: to ask, with a new clock. */
  opened: RequirementKey[]
  explanation: string[]
}

/** Counts: stands, and is bound to the very revision and digest (R06, I3). */
export const counts = (
  one: { standing: string; revision: number; digest: string },
  now: { revision: number; digest: string },
): boolean => one.standing === 'counted' && one.revision === now.revision && one.digest === now.digest
/** A question is no decision: the person may still decide (rule 4 counts the rest). */
export const binds = (decision: Decision, now: { revision: number; digest: string }): boolean =>
  counts(decision, now) && decision.decision !== 'ask'

/** Strictest first: should two words meet on one requirement, the order of arrival must not matter (I11). */
const STRICTEST: readonly Word[] = [
  'reject',
  'approve_with_conditions',
  'approve',
  'ask',
  'abstain',
  'recuse',
]

/**
 * Where a revision stands, from its requirements and everything said about it. Depends on the set of decisions alone,
 * never on their order; an undecided, unassigned or unknown requirement never passes (R08).
 */
export function settle(requirements: readonly Requirement[], now: Proceedings): Settlement {
  const decisions = now.decisions.filter((decision) => counts(decision, now))
  const ruling = now.ruling && counts(now.ruling, now) ? now.ruling : null
  const said = requirements.map((requirement) => ({ requirement, word: wordOn(requirement, decisions) }))
  const refused = said.some(({ requirement, word }) => word === 'reject' && endsRevision(requirement))
  const rejected = refused || ruling?.outcome === 'rejected'
  const isOpen = openStages(said, ruling !== null && ruling.outcome !== 'rejected')

  const statusOf = (requirement: Requirement, word: Word | null, byBoard: boolean): StepStatus => {
    if (ruling && (byBoard || requirement.kind === 'board')) return ruling.outcome
    if (word === 'approve') return 'approved'
    if (word === 'approve_with_conditions') return 'approved_with_conditions'
    if (word === 'reject') return 'rejected'
    if (rejected) return 'cancelled'
    if (!isOpen(requirement)) return 'waiting'
    if (now.unassigned.includes(requirement.key)) return 'unassigned'
    return word === 'ask' ? 'info_requested' : 'open'
  }
  const steps = said.map(({ requirement, word }): SettledStep => {
    const silent = (word === null || word === 'ask') && now.unassigned.includes(requirement.key)
    const byBoard = requirement.seat !== null && ruling !== null && ruling.outcome !== 'rejected' && !silent
    return { ...requirement, word, byBoard, status: statusOf(requirement, word, byBoard) }
  })
  return {
    requirements: steps,
    change: rejected ? 'rejected' : outcome(steps, decisions),
    opened: steps
      .filter(({ key, status }) => ['open', 'unassigned'].includes(status) && !now.opened.includes(key))
      .map(({ key }) => key),
    explanation: explain(steps, refused, ruling),
  }
}

/** A rejection here decides at once (D60): a blocking requirement that stands alone, or a seat the policy marks blocking. */
export const endsRevision = ({ blocking, seat, veto }: Pick<Requirement, 'blocking' | 'seat' | 'veto'>) =>
  seat === null ? blocking : veto

function wordOn({ key, kind }: Requirement, decisions: readonly Decision[]): Word | null {
  if (kind === 'board') return null
  const words = decisions.filter((one) => one.requirement === key).map((one) => one.decision)
  return STRICTEST.find((word) => words.includes(word)) ?? null
}

const approves = (word: Word | null) => word === 'approve' || word === 'approve_with_conditions'
const hasSpoken = (word: Word | null) => approves(word) || word === 'reject' || word === 'abstain'

/**
 * A stage opens when every blocking requirement of the earlier ones is fulfilled (D77). A seat's requirement holds the
 * next stage back until the seat has spoken, for or against. The board waits for no seat, since its meeting is where
 * seats speak, but for every earlier stage to be open and every requirement that stands alone (D111).
 */
function openStages(
  said: readonly { requirement: Requirement; word: Word | null }[],
  approvedByBoard: boolean,
): (requirement: Requirement) => boolean {
  const isOpen = ({ blocking, stage, kind }: Requirement): boolean =>
    !blocking ||
    said
      .filter(({ requirement: earlier }) => earlier.blocking && earlier.stage < stage)
      .every(({ requirement: earlier, word }) => {
        if (earlier.kind === 'board') return approvedByBoard
        if (earlier.seat === null) return approves(word)
        return kind === 'board' ? isOpen(earlier) : approvedByBoard || hasSpoken(word)
      })
  return isOpen
}

function outcome(steps: readonly SettledStep[], decisions: readonly Decision[]): Settlement['change'] {
  const blocking = steps.filter((step) => step.blocking)
  if (blocking.length === 0 || !blocking.every(fulfilled)) return 'in_review'
  return decisions.some((one) => approves(one.decision) && one.openConditions > 0)
    ? 'approved_with_conditions'
    : 'approved'
}

/** A seat's approval is a vote: its requirement is fulfilled by the board's declared outcome alone (D111). */
const fulfilled = ({ status, seat, byBoard }: SettledStep) =>
  (status === 'approved' || status === 'approved_with_conditions') && (seat === null || byBoard)

function explain(steps: readonly SettledStep[], refused: boolean, ruling: Ruling | null): string[] {
  if (steps.length === 0) return ['No requirement is recorded for this revision, so it cannot be approved.']
  const lines = steps.flatMap((step) => {
    const name = requirementName(step.key)
    if (step.byBoard) return [`${name}: fulfilled by the outcome that the board declared.`]
    if (step.seat && step.word && step.word !== 'ask')
      return [`${name}: has spoken; counted as the seat's vote when the board decides.`]
    return [`${name}: ${SAYS[step.status]}${step.blocking ? '' : ' It does not hold the approval back.'}`]
  })
  if (refused) return ['A blocking rejection ended this revision.', ...lines]
  return ruling?.outcome === 'rejected' ? ['The board rejected this revision.', ...lines] : lines
}

const SAYS: { [status in StepStatus]: string } = {
  waiting: 'waits for an earlier stage.',
  open: 'to be decided.',
  approved: 'approved.',
  approved_with_conditions: 'approved with conditions.',
  rejected: 'rejected.',
  info_requested: 'asked for information.',
  unassigned: 'nobody may decide it; the change stops until someone can.',
  cancelled: 'no longer needed.',
}
