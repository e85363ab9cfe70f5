import { and, eq, sql } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { approvalStep, boardRuling, decision } from '#db/schema/approval'
import type { RequirementKey, SeatKey, StepRole } from '../policy/step'
import type { Decision, Ruling, Word } from './decision'
import type { Requirement } from './routing'

export type StepRow = typeof approvalStep.$inferSelect
export type DecisionRow = typeof decision.$inferSelect & { voidedBy: string | null; openConditions: number }

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
    .map(({ row, voidedBy, openConditions }): DecisionRow => ({ ...row, voidedBy, openConditions }))
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
  }
}
export type Proceedings = Awaited<ReturnType<typeof getProceedings>>
