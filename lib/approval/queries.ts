import { and, desc, eq, sql } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { approvalStep, boardRuling, decision } from '#db/schema/approval'
import { changeFile, changeRevision } from '#db/schema/change'
import { listPeopleWithRoles } from '../auth/queries'
import { differencesOf } from '../change/difference'
import { type LockedChange, lockChange } from '../change/queries'
import type { Context } from '../context'
import { getRulebookVersion } from '../policy/queries'
import type { RequirementKey, SeatKey, StepRole } from '../policy/step'
import { Refusal } from '../refusal'
import type { Decision, Ruling, Word } from './decision'
import { staff } from './eligibility'
import type { Requirement } from './routing'

export type StepRow = typeof approvalStep.$inferSelect
export type DecisionRow = typeof decision.$inferSelect & {
  /** The kind of the row that took it back, and what was said then. */
  voidedBy: string | null
  fateReason: string | null
  openConditions: number
}

/** A stored step as the rules see it. */
export const requirementOf = (row: StepRow): Requirement => ({
  key: row.role as RequirementKey,
  kind: row.kind,
  role: (row.role === 'board' ? 'change_manager' : row.role) as StepRole,
  roles: row.roles,
  people: row.people,
  stage: row.stage,
  blocking: row.blocking,
  seat: row.seat as SeatKey | null,
  veto: row.veto,
  hours: row.hours,
  clock: row.clock,
  escalateTo: row.escalateTo as StepRole | null,
  ratifyHours: row.ratifyHours,
  because: row.because,
})

/** A stored word as the rules see it, with what became of it. */
export function decisionOf(row: DecisionRow, steps: readonly StepRow[]): Decision {
  const step = steps.find(({ id }) => id === row.stepId)
  const fate = { withdraw: 'withdrawn', void: 'voided', dispute: 'disputed', answer: 'answered' } as const
  return {
    personId: row.personId ?? '',
    requirement: step && step.kind === 'person' ? (step.role as RequirementKey) : null,
    seat: row.seat as SeatKey | null,
    decision: row.kind as Word,
    revision: row.revision,
    digest: row.digest,
    standing: row.voidedBy ? (fate[row.voidedBy as keyof typeof fate] ?? 'voided') : 'counted',
    openConditions: row.openConditions,
  }
}

const WORDS = ['approve', 'approve_with_conditions', 'reject', 'ask', 'abstain', 'recuse']

/** Everything said about one revision. The change row is locked by the caller, or the answer may be a moment old. */
export async function getProceedings(tx: Tx | typeof db, changeId: string, revision: number) {
  const [steps, rows, rulings] = await Promise.all([
    tx
      .select()
      .from(approvalStep)
      .where(and(eq(approvalStep.changeId, changeId), eq(approvalStep.revision, revision)))
      .orderBy(approvalStep.stage, approvalStep.role),
    tx
      .select({
        row: decision,
        voidedBy: sql<string | null>`(select v.kind from decision v where v.voids = decision.id)`,
        fateReason: sql<string | null>`(select v.reason from decision v where v.voids = decision.id)`,
        openConditions: sql<number>`(select count(*)::int from approval_condition c where c.decision_id = decision.id and c.met_at is null)`,
      })
      .from(decision)
      .where(and(eq(decision.changeId, changeId), eq(decision.revision, revision)))
      .orderBy(decision.decidedAt),
    tx
      .select()
      .from(boardRuling)
      .where(and(eq(boardRuling.changeId, changeId), eq(boardRuling.revision, revision)))
      .orderBy(boardRuling.recordedAt),
  ])
  const words = rows
    .map(({ row, ...fate }): DecisionRow => ({ ...row, ...fate }))
    .filter(({ kind }) => WORDS.includes(kind))
  const standing = rulings.findLast(({ voidedAt, outcome }) => voidedAt === null && outcome !== 'deferred')
  const ruling: Ruling | null = standing
    ? {
        outcome: standing.outcome as Ruling['outcome'],
        revision: standing.revision,
        digest: standing.digest,
        standing: 'counted',
      }
    : null
  return {
    steps,
    words,
    decisions: words.map((row) => decisionOf(row, steps)),
    ruling,
    rulingId: standing?.id ?? null,
    rulingTally: standing?.tally ?? null,
  }
}
export type Proceedings = Awaited<ReturnType<typeof getProceedings>>

/** The change, locked, with everything said about its revision and everyone who could say something. */
export async function lockProceedings(tx: Tx, ctx: Context, number: string) {
  const subject = await lockChange(tx, ctx, number)
  if (subject.revision === 0 || subject.policyVersion === null)
    throw new Refusal('conflict', 'This change is not submitted yet, so there is nothing to decide.')
  const [proceedings, people, rulebook] = await Promise.all([
    getProceedings(tx, subject.id, subject.revision),
    listPeopleWithRoles(tx),
    getRulebookVersion(subject.policyVersion, tx),
  ])
  return {
    subject: { ...subject, policyVersion: subject.policyVersion, authorIds: subject.authors },
    ...proceedings,
    people,
    rulebook,
  }
}
export type LockedProceedings = Awaited<ReturnType<typeof lockProceedings>>

/** A stored step as the verdicts see it, with those who may decide it now. */
export const staffed = (
  row: StepRow,
  { subject, people, decisions }: Pick<LockedProceedings, 'subject' | 'people' | 'decisions'>,
) => ({
  ...staff({ ...requirementOf(row), escalated: row.escalatedAt !== null }, subject, people, decisions),
  status: row.status,
})

/** The step of this id, or the one that took its place when an edit opened another revision; else a refusal. */
export async function getStep(tx: Tx, { subject, steps }: LockedProceedings, id: string): Promise<StepRow> {
  const [asked] = await tx
    .select({ role: approvalStep.role })
    .from(approvalStep)
    .where(and(eq(approvalStep.id, id), eq(approvalStep.changeId, subject.id)))
  if (!asked) throw new Refusal('not_found', 'This change has no such step.')
  const present = steps.find(({ role }) => role === asked.role)
  if (!present)
    throw new Refusal('conflict', 'The present revision no longer asks for this decision. Reload the page.')
  return present
}

/** One person's word on the present revision; a refusal that says whether it was on an earlier one. */
async function getWord(tx: Tx, { subject, words }: LockedProceedings, id: string): Promise<DecisionRow> {
  const word = words.find((one) => one.id === id)
  if (word) return word
  const [earlier] = await tx
    .select({ id: decision.id })
    .from(decision)
    .where(and(eq(decision.id, id), eq(decision.changeId, subject.id)))
  throw earlier
    ? new Refusal('conflict', 'This decision was on an earlier revision and no longer counts.')
    : new Refusal('not_found', 'This change has no such decision.')
}

/** What differs between the content with this digest and the present one, files included; null when nothing does. */
export async function findDifferences(
  tx: Tx | typeof db,
  subject: Pick<LockedChange, 'id' | 'digest' | 'content'>,
  digest: string,
) {
  if (digest === subject.digest) return null
  const [[shown], files] = await Promise.all([
    tx
      .select({ content: changeRevision.content, openedAt: changeRevision.openedAt })
      .from(changeRevision)
      .where(and(eq(changeRevision.changeId, subject.id), eq(changeRevision.digest, digest)))
      .orderBy(desc(changeRevision.revision))
      .limit(1),
    tx.select().from(changeFile).where(eq(changeFile.changeId, subject.id)).orderBy(changeFile.name),
  ])
  if (!shown) return []
  const named = (kept: (file: (typeof files)[number]) => boolean) =>
    files
      .filter(kept)
      .map(({ name }) => name)
      .join(', ')
  const before = named(
    ({ addedAt, removedAt }) =>
      addedAt <= shown.openedAt && (removedAt === null || removedAt > shown.openedAt),
  )
  const after = named(({ removedAt }) => removedAt === null)
  const swapped = before === after ? [] : [{ field: 'Files', before, after }]
  return [...differencesOf(shown.content, subject.content), ...swapped]
}

/** The proceedings, locked, with one word of them. */
export async function lockWord(tx: Tx, ctx: Context, number: string, id: string) {
  const locked = await lockProceedings(tx, ctx, number)
  return { ...locked, word: await getWord(tx, locked, id) }
}
export type LockedWord = Awaited<ReturnType<typeof lockWord>>
