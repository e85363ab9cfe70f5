import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { endRequirements } from '../approval/store'
import { defineCommand } from '../define-command'
import { canWithdrawChange } from './permissions'
import { lockChange } from './queries'
import { WithReason } from './schema'

/** Back to a draft; submitting it again opens the next revision. */
export const withdrawChange = defineCommand({
  name: 'withdraw-change',
  action: 'A04',
  schema: WithReason,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canWithdrawChange(actor, subject),
  async run(tx, ctx, { id, number, version }, { reason }) {
    await endRequirements(tx, ctx, id)
    await tx
      .update(change)
      .set({
        status: 'draft',
        heldAt: null,
        heldBy: null,
        heldReason: null,
        decisionDueAt: null,
        approvedAt: null,
        scheduledAt: null,
        version: version + 1,
        updatedAt: ctx.now,
      })
      .where(eq(change.id, id))
    return {
      value: { number, status: 'draft' as const },
      events: [{ type: 'change.withdrawn', changeId: id, number, reason }],
    }
  },
})
