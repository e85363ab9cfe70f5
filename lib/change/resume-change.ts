import { and, eq, isNull, sql } from 'drizzle-orm'
import { approvalStep } from '#db/schema/approval'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import { settleChange } from '../approval/store'
import { defineCommand } from '../define-command'
import { canResume } from './permissions'
import { lockChange } from './queries'
import { OnChange } from './schema'

/** The clocks go on where they stopped, and everything decided meanwhile is looked at anew. */
export const resumeChange = defineCommand({
  name: 'resume-change',
  action: 'A04',
  schema: OnChange,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canResume(actor, subject),
  async run(tx, ctx, subject) {
    const heldFor = sql`make_interval(secs => ${(ctx.now.getTime() - (subject.heldAt ?? ctx.now).getTime()) / 1000})`
    await tx
      .update(timer)
      .set({ dueAt: sql`${timer.dueAt} + ${heldFor}` })
      .where(and(eq(timer.changeId, subject.id), isNull(timer.firedAt), isNull(timer.cancelledAt)))
    await tx
      .update(approvalStep)
      .set({ dueAt: sql`${approvalStep.dueAt} + ${heldFor}` })
      .where(
        and(
          eq(approvalStep.changeId, subject.id),
          isNull(approvalStep.decidedAt),
          eq(approvalStep.kind, 'person'),
        ),
      )
    const [resumed] = await tx
      .update(change)
      .set({
        heldAt: null,
        heldBy: null,
        heldReason: null,
        decisionDueAt: sql`${change.decisionDueAt} + ${heldFor}`,
        updatedAt: ctx.now,
      })
      .where(eq(change.id, subject.id))
      .returning()
    const settled =
      subject.revision > 0 ? await settleChange(tx, ctx, resumed!) : { status: subject.status, events: [] }
    return {
      value: { number: subject.number, status: settled.status, held: false },
      events: [{ type: 'change.resumed', changeId: subject.id, number: subject.number }, ...settled.events],
    }
  },
})
