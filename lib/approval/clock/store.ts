import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { timer } from '#db/schema/jobs'
import { getBusinessCalendar } from '../../organisation/queries'
import { deadlineAfter } from '../deadline'

/**
 * Moves on the deadlines and alarms of these open steps after a time in which nobody could decide: what was left of
 * each is left again, by its own clock (D114). The board keeps its meeting.
 */
export async function delayClocks(
  tx: Tx,
  stepIds: readonly string[],
  pause: { from: Date; to: Date },
): Promise<void> {
  if (stepIds.length === 0 || pause.to <= pause.from) return
  const calendar = await getBusinessCalendar(tx)
  const steps = await tx
    .select()
    .from(approvalStep)
    .where(
      and(
        inArray(approvalStep.id, [...stepIds]),
        eq(approvalStep.kind, 'person'),
        isNull(approvalStep.decidedAt),
      ),
    )
  for (const { id, clock, openedAt, dueAt } of steps) {
    if (!openedAt || !dueAt) continue
    const stood = { from: openedAt > pause.from ? openedAt : pause.from, to: pause.to }
    const after = (at: Date) => deadlineAfter(at, stood, clock, calendar)
    await tx
      .update(approvalStep)
      .set({ dueAt: after(dueAt) })
      .where(eq(approvalStep.id, id))
    const alarms = await tx
      .select({ id: timer.id, dueAt: timer.dueAt })
      .from(timer)
      .where(and(eq(timer.stepId, id), isNull(timer.firedAt), isNull(timer.cancelledAt)))
    for (const alarm of alarms)
      await tx
        .update(timer)
        .set({ dueAt: after(alarm.dueAt) })
        .where(eq(timer.id, alarm.id))
  }
}
