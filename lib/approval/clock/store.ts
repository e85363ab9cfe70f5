import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { timer } from '#db/schema/jobs'

/** Moves on, by as long as nobody could decide, the deadlines and alarms of these open steps; the board keeps its meeting. */
export async function delayClocks(tx: Tx, stepIds: readonly string[], milliseconds: number): Promise<void> {
  if (stepIds.length === 0 || milliseconds <= 0) return
  const by = sql`make_interval(secs => ${milliseconds / 1000})`
  await tx
    .update(timer)
    .set({ dueAt: sql`${timer.dueAt} + ${by}` })
    .where(and(inArray(timer.stepId, [...stepIds]), isNull(timer.firedAt), isNull(timer.cancelledAt)))
  await tx
    .update(approvalStep)
    .set({ dueAt: sql`${approvalStep.dueAt} + ${by}` })
    .where(
      and(
        inArray(approvalStep.id, [...stepIds]),
        eq(approvalStep.kind, 'person'),
        isNull(approvalStep.decidedAt),
      ),
    )
}
