import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { endRequirements } from '../approval/store'
import { defineCommand } from '../define-command'
import { canCancel } from './permissions'
import { lockChange } from './queries'
import { WithReason } from './schema'

export const cancelChange = defineCommand({
  name: 'cancel-change',
  action: 'A04',
  schema: WithReason,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canCancel(actor, subject),
  async run(tx, ctx, { id, number, version }, { reason }) {
    await endRequirements(tx, ctx, id)
    await tx
      .update(change)
      .set({ status: 'cancelled', closedAt: ctx.now, version: version + 1, updatedAt: ctx.now })
      .where(eq(change.id, id))
    return {
      value: { number, status: 'cancelled' as const },
      events: [{ type: 'change.cancelled', changeId: id, number, reason }],
    }
  },
})
