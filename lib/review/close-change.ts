import { and, eq, isNull } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import { lockChange } from '../change/queries'
import { OnChange } from '../change/schema'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canClose } from './permissions'
import { findReview } from './queries'

export const closeChange = defineCommand({
  name: 'close-change',
  action: 'A39',
  schema: OnChange,
  async lock(tx, { number }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    return { subject, signed: (await findReview(tx, subject.id)) !== null }
  },
  may: (actor, { subject, signed }) => canClose(actor, subject, signed),
  async run(tx, ctx, { subject: { id, number, outcome, version } }) {
    if (!outcome) throw new Refusal('precondition', 'The outcome is not recorded.')
    await tx
      .update(change)
      .set({ status: 'closed', closedAt: ctx.now, version: version + 1, updatedAt: ctx.now })
      .where(eq(change.id, id))
    await tx
      .update(timer)
      .set({ cancelledAt: ctx.now })
      .where(and(eq(timer.changeId, id), isNull(timer.firedAt), isNull(timer.cancelledAt)))
    return {
      value: { number, status: 'closed' as const, outcome },
      events: [{ type: 'change.closed', changeId: id, number, outcome }],
    }
  },
})
