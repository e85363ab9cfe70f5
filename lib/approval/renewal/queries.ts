import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { decision } from '#db/schema/approval'
import type { Context } from '../../context'
import { findDifferences, type LockedProceedings } from '../queries'

/** What I approved on an earlier revision and what differs since, so that it can be confirmed in one step (R06). */
export async function findRenewal(
  ctx: Context,
  { subject }: LockedProceedings,
  open: readonly { id: string; key: string }[],
) {
  const { actor } = ctx
  if (actor.kind !== 'person' || open.length === 0) return null
  const [earlier] = await db
    .select({
      kind: decision.kind,
      reason: decision.reason,
      revision: decision.revision,
      digest: decision.digest,
      decidedAt: decision.decidedAt,
      /** Conditions still open: renewing sets them again. */
      conditions: sql<{ text: string; ownerId: string }[]>`coalesce((select json_agg(json_build_object(
        'text', c.text, 'ownerId', c.owner_id) order by c.id) from approval_condition c
        where c.decision_id = decision.id and c.met_at is null), '[]')`,
      key: sql<string>`(select s.role from approval_step s where s.id = decision.step_id)`,
    })
    .from(decision)
    .where(
      and(
        eq(decision.changeId, subject.id),
        eq(decision.personId, actor.id),
        lt(decision.revision, subject.revision),
        inArray(decision.kind, ['approve', 'approve_with_conditions']),
      ),
    )
    .orderBy(desc(decision.revision), desc(decision.decidedAt))
    .limit(1)
  const step = open.find(({ key }) => key === earlier?.key)
  if (!earlier || !step) return null
  const differences = await findDifferences(db, subject, earlier.digest)
  return { ...earlier, stepId: step.id, differences: differences ?? [] }
}
