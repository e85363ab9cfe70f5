import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canHold } from './permissions'
import { lockChange } from './queries'
import { WithReason } from './schema'

/** A flag, not a state: the clocks stop and nothing moves until it is resumed. */
export const holdChange = defineCommand({
  name: 'hold-change',
  action: 'A04',
  schema: WithReason,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canHold(actor, subject),
  async run(tx, ctx, { id, number, status }, { reason }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A change is put on hold by a person.')
    await tx
      .update(change)
      .set({ heldAt: ctx.now, heldBy: ctx.actor.id, heldReason: reason, updatedAt: ctx.now })
      .where(eq(change.id, id))
    return {
      value: { number, status, held: true },
      events: [{ type: 'change.held', changeId: id, number, reason }],
    }
  },
})
