import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { timer } from '#db/schema/jobs'
import type { Context } from '../context'

type Timer = typeof timer.$inferInsert

/** Alarms that outlive the process. A step has one of a kind: set again, it rings again. */
export async function storeTimers(tx: Tx, timers: readonly Timer[]) {
  if (timers.length > 0)
    await tx
      .insert(timer)
      .values([...timers])
      .onConflictDoUpdate({
        target: [timer.stepId, timer.kind],
        set: { dueAt: sql`excluded.due_at`, firedAt: null, cancelledAt: null },
      })
}

const OF_STEPS = { kept: isNull(timer.stepId), only: isNotNull(timer.stepId), too: undefined }

/** Stops what has not rung: the alarms of one step, of a change apart from its steps, of its steps only, or all of it. */
export async function cancelTimers(
  tx: Tx,
  ctx: Context,
  of: { stepId: string } | { changeId: string; steps: 'kept' | 'too' | 'only' },
) {
  const which =
    'stepId' in of ? eq(timer.stepId, of.stepId) : and(eq(timer.changeId, of.changeId), OF_STEPS[of.steps])
  await tx
    .update(timer)
    .set({ cancelledAt: ctx.now })
    .where(and(which, isNull(timer.firedAt), isNull(timer.cancelledAt)))
}
