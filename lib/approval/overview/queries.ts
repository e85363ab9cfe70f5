import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { approvalCondition, boardRuling } from '#db/schema/approval'
import { person } from '#db/schema/auth'
import { change } from '#db/schema/change'
import { listPeopleWithRoles } from '../../auth/queries'
import { ROLE_NAMES } from '../../auth/roles'
import { boardView } from '../../cab/overview'
import { seatName } from '../../cab/quorum'
import { readable } from '../../change/queries'
import type { Context } from '../../context'
import { nextWeekday } from '../../organisation/hours'
import { getBusinessCalendar } from '../../organisation/queries'
import { getRulebookVersion } from '../../policy/queries'
import { type RequirementKey, requirementName } from '../../policy/step'
import { deny, every, Refusal } from '../../refusal'
import { holdsAuthority } from '../eligibility'
import {
  canAnswer,
  canCondition,
  canConfirm,
  canDecide,
  canDispute,
  canWithdraw,
  isRunning,
} from '../permissions'
import { getProceedings, type LockedProceedings, staffed } from '../queries'
import { findRenewal } from '../renewal/queries'

const UNKNOWN = deny('This decision is not known.')

/**
 * Everything about the approvals of one change for the person who looks: steps with who may decide, until when and
 * whether I may, each with its reason; what was said and what became of it; conditions; the board. Null before the
 * first submission. Verdicts come from the rules that the commands ask.
 */
export async function getApprovals(ctx: Context, number: string) {
  const [found] = await db
    .select()
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
  if (!found) throw new Refusal('not_found', `There is no change ${number}.`)
  if (found.revision === 0 || found.policyVersion === null) return null
  const subject = { ...found, policyVersion: found.policyVersion, authorIds: found.authors }
  const [proceedings, people, rulebook, conditionRows, rulings, names, calendar] = await Promise.all([
    getProceedings(db, subject.id, subject.revision),
    listPeopleWithRoles(db),
    getRulebookVersion(subject.policyVersion),
    db
      .select()
      .from(approvalCondition)
      .where(
        and(eq(approvalCondition.changeId, subject.id), eq(approvalCondition.revision, subject.revision)),
      )
      .orderBy(asc(approvalCondition.id)),
    listRulings(ctx, subject.id),
    listNames(ctx, subject.id),
    getBusinessCalendar(),
  ])
  const { weekday, time } = rulebook.timing.cab
  const meetsNext = nextWeekday(ctx.now, weekday, time, calendar)
  const locked: LockedProceedings = { subject, ...proceedings, people, rulebook }
  const { steps, words, decisions } = proceedings
  const { actor } = ctx
  const nameOf = (id: string | null) => {
    const name = people.find((one) => one.id === id)?.name ?? names.get(id ?? '')
    return id && name ? { id, name } : null
  }
  const conditions = conditionRows.map((row) => {
    const word = words.find(({ id }) => id === row.decisionId)
    const standing = word !== undefined && word.voidedBy === null
    return {
      id: row.id,
      decisionId: row.decisionId,
      text: row.text,
      role: row.role,
      roleName: ROLE_NAMES[row.role],
      owner: nameOf(row.ownerId),
      evidence: row.evidence,
      metAt: row.metAt,
      metBy: nameOf(row.metBy),
      standing,
      confirm: every(isRunning(subject), canConfirm(actor, { ...row, standing }, subject)),
    }
  })
  const said = words.map((word, at) => {
    const one = decisions[at]
    const standing = one?.standing ?? 'voided'
    return {
      id: word.id,
      stepId: word.stepId,
      person: nameOf(word.personId),
      kind: word.kind,
      roleName: word.seat ? seatName(word.seat as Parameters<typeof seatName>[0]) : ROLE_NAMES[word.role],
      seat: word.seat,
      reason: word.reason,
      decidedAt: word.decidedAt,
      byToken: word.means.startsWith('token:'),
      recordedBy: word.recordedBy !== word.personId ? nameOf(word.recordedBy) : null,
      standing,
      fateReason: word.fateReason,
      conditions: conditions.filter(({ decisionId }) => decisionId === word.id),
      withdraw: one ? every(canWithdraw(actor, one, subject), isRunning(subject)) : UNKNOWN,
      dispute: one ? canDispute(actor, { ...one, recordedById: word.recordedBy ?? '' }, subject) : UNKNOWN,
    }
  })
  const views = steps.map((row) => {
    const step = staffed(row, locked)
    const questions = said.filter(
      ({ stepId, kind, standing }) => stepId === row.id && kind === 'ask' && standing === 'counted',
    )
    return {
      id: row.id,
      key: row.role,
      name: requirementName(row.role as RequirementKey),
      kind: row.kind,
      stage: row.stage,
      blocking: row.blocking,
      status: row.status,
      because: row.because,
      seat: row.seat,
      veto: row.veto,
      ratifyHours: row.ratifyHours,
      escalated: row.escalatedAt !== null,
      escalateTo: row.escalateTo ? ROLE_NAMES[row.escalateTo] : null,
      openedAt: row.openedAt,
      dueAt: row.dueAt,
      /** Where the board is still asked and missed the meeting that it was due at: the next one. */
      meetsNext:
        row.kind === 'board' && row.status === 'open' && row.dueAt && row.dueAt < ctx.now ? meetsNext : null,
      decidedAt: row.decidedAt,
      eligible: row.kind === 'board' ? [] : step.eligible.flatMap((id) => nameOf(id) ?? []),
      /** The person who looks holds the authority, whether or not they may use it now. */
      authority: actor.kind === 'person' && row.kind === 'person' && holdsAuthority(actor, step).ok,
      decide: every(isRunning(subject), canDecide(actor, step, subject, decisions, rulebook.route)),
      condition: canCondition(step),
      questions,
      answer: canAnswer(actor, subject, questions.length),
      words: said.filter(({ stepId }) => stepId === row.id),
    }
  })
  return {
    number: subject.number,
    status: subject.status,
    revision: subject.revision,
    digest: subject.digest,
    policyVersion: subject.policyVersion,
    heldAt: subject.heldAt,
    decisionDueAt: subject.decisionDueAt,
    steps: views,
    conditions,
    board: boardView(actor, locked, nameOf, rulings),
    /** The requirement that the person who looks may decide now. */
    mineId: views.find(({ kind, decide }) => kind === 'person' && decide.ok)?.id ?? null,
    renewal: await findRenewal(
      ctx,
      locked,
      views.filter(({ decide }) => decide.ok).map(({ id, key }) => ({ id, key })),
    ),
  }
}
export type ApprovalsView = NonNullable<Awaited<ReturnType<typeof getApprovals>>>
export type Renewal = NonNullable<ApprovalsView['renewal']>
export type StepView = ApprovalsView['steps'][number]
export type WordView = StepView['words'][number]
export type ConditionView = ApprovalsView['conditions'][number]

const listRulings = (_ctx: Context, changeId: string) =>
  db
    .select()
    .from(boardRuling)
    .where(eq(boardRuling.changeId, changeId))
    .orderBy(desc(boardRuling.recordedAt))
    .limit(20)

/** Names of everyone who has a part in the change, accounts that are disabled by now included. */
async function listNames(_ctx: Context, changeId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(
      sql`person.id in (select d.person_id from decision d where d.change_id = ${changeId}
        union select d.recorded_by from decision d where d.change_id = ${changeId}
        union select c.owner_id from approval_condition c where c.change_id = ${changeId}
        union select c.met_by from approval_condition c where c.change_id = ${changeId}
        union select r.recorded_by from board_ruling r where r.change_id = ${changeId})`,
    )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
