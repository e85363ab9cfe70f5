import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { change } from '#db/schema/change'
import { listPeopleWithRoles } from '../auth/queries'
import { recountRuling } from '../cab/store'
import type { ChangeStatus } from '../change/lifecycle'
import type { LockedChange } from '../change/queries'
import type { Context } from '../context'
import type { DomainEvent } from '../events'
import { cancelTimers } from '../jobs/store'
import { getBusinessCalendar } from '../organisation/queries'
import { getRulebookVersion } from '../policy/queries'
import { type SettledStep, type Settlement, settle } from './decision'
import { staff } from './eligibility'
import { eventOfMove } from './outcome'
import { getProceedings, type LockedWord, requirementOf, type StepRow } from './queries'
import type { Requirement } from './routing'
import { storeWord, voidFallen } from './standing/store'
import { DECIDED, storeStep } from './step/store'

/** Writes the requirements of a revision; `settleChange` then opens the first stage. */
export async function storeRequirements(
  tx: Tx,
  subject: { id: string; revision: number },
  requirements: readonly Requirement[],
) {
  await tx.insert(approvalStep).values(
    requirements.map((one) => ({
      changeId: subject.id,
      revision: subject.revision,
      role: one.key,
      kind: one.kind,
      stage: one.stage,
      blocking: one.blocking,
      status: 'waiting' as const,
      because: [...one.because],
      roles: [...one.roles],
      people: one.people ? [...one.people] : null,
      seat: one.seat,
      veto: one.veto,
      hours: one.hours,
      clock: one.clock,
      escalateTo: one.escalateTo,
      ratifyHours: one.ratifyHours,
    })),
  )
}

/** States in which decisions move a change. While it is deferred or on hold its steps are kept, and it does not move. */
const MOVED_BY_DECISIONS: readonly ChangeStatus[] = [
  'in_review',
  'approved_with_conditions',
  'approved',
  'scheduled',
]

/**
 * Brings steps, clocks and the change itself in line with everything said about the present revision.
 * Called, with the change locked, by whatever adds to that: submitting, deciding, voting, withdrawing, a met condition.
 */
export async function settleChange(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
): Promise<{ status: ChangeStatus; events: DomainEvent[] }> {
  const rulebook = await getRulebookVersion(subject.policyVersion ?? 0, tx)
  const [proceedings, people, calendar] = await Promise.all([
    getProceedings(tx, subject.id, subject.revision),
    listPeopleWithRoles(tx),
    getBusinessCalendar(tx),
  ])
  const fallen = await voidFallen(tx, ctx, subject, proceedings, people, rulebook)
  const overturned = fallen.length > 0 ? await recountRuling(tx, ctx, subject, rulebook, people) : []
  const { steps, decisions, ruling } =
    fallen.length > 0 ? await getProceedings(tx, subject.id, subject.revision) : proceedings
  const duty = { ...subject, authorIds: subject.authors }
  const staffed = steps.map((row) =>
    staff({ ...requirementOf(row), escalated: row.escalatedAt !== null }, duty, people, decisions),
  )
  const settlement = settle(steps.map(requirementOf), {
    revision: subject.revision,
    digest: subject.digest,
    decisions,
    ruling,
    opened: steps.filter(isAsked).map(({ role }) => role as SettledStep['key']),
    unassigned: staffed
      .filter(({ kind, eligible }) => kind === 'person' && eligible.length === 0)
      .map(({ key }) => key),
  })
  const events: DomainEvent[] = [...fallen, ...overturned]
  // Sent together: none of these writes waits for another's answer.
  const stored = await Promise.all(
    settlement.requirements.map((settled) => {
      const row = steps.find(({ role }) => role === settled.key)!
      const turned =
        staffed.some(({ key, escalated }) => key === settled.key && escalated) && row.escalatedAt === null
      const opens = settlement.opened.includes(settled.key)
      return storeStep(tx, ctx, subject, { row, settled, opens, turned, rulebook, calendar })
    }),
  )
  events.push(...stored.flat())
  const moved = await moveChange(tx, ctx, subject, settlement.change)
  return { status: moved?.status ?? subject.status, events: [...events, ...(moved?.events ?? [])] }
}

/** A step that opens again, because its word was taken back or someone may decide it now, is asked anew with a new clock. */
const isAsked = ({ openedAt, status }: StepRow) =>
  openedAt !== null && !DECIDED.includes(status) && status !== 'unassigned'

/** Ends what a replaced or withdrawn revision still asked of people; an edit keeps the clock of the decision itself. */
export async function endRequirements(tx: Tx, ctx: Context, changeId: string, steps: 'too' | 'only' = 'too') {
  await tx
    .update(approvalStep)
    .set({ status: 'cancelled', decidedAt: ctx.now })
    .where(
      and(
        eq(approvalStep.changeId, changeId),
        inArray(approvalStep.status, ['waiting', 'open', 'info_requested', 'unassigned']),
      ),
    )
  await cancelTimers(tx, ctx, { changeId, steps })
}

async function moveChange(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  outcome: Settlement['change'],
): Promise<{ status: ChangeStatus; events: DomainEvent[] } | null> {
  if (!MOVED_BY_DECISIONS.includes(subject.status) || subject.heldAt) return null
  if (outcome === subject.status || (outcome === 'approved' && subject.status === 'scheduled')) return null
  const approved = outcome === 'approved' || outcome === 'approved_with_conditions'
  await tx
    .update(change)
    .set({ status: outcome, updatedAt: ctx.now, approvedAt: approved ? ctx.now : null, scheduledAt: null })
    .where(eq(change.id, subject.id))
  return { status: outcome, events: [eventOfMove(outcome, subject)] }
}

/** Keeps the row that voids a word (A19), and what follows for the board's ruling and for the change. */
export async function takeBack(
  tx: Tx,
  ctx: Context,
  { subject, word, rulebook, people }: LockedWord,
  kind: 'withdraw' | 'dispute',
  reason: string,
) {
  const { id, stepId, personId, role, seat } = word
  await storeWord(tx, ctx, subject, { stepId, personId: personId ?? '', kind, role, seat, reason, voids: id })
  const overturned = await recountRuling(tx, ctx, subject, rulebook, people)
  const { status, events } = await settleChange(tx, ctx, subject)
  return { status, events: [...overturned, ...events] }
}
