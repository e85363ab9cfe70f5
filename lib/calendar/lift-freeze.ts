import { and, eq, isNull } from 'drizzle-orm'
import { freeze } from '#db/schema/calendar'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditFreezes } from './permissions'
import { LiftFreeze } from './schema'

export const liftFreeze = defineCommand({
  name: 'lift-freeze',
  action: 'A26',
  schema: LiftFreeze,
  async lock(tx, { freezeId }) {
    const [row] = await tx
      .select()
      .from(freeze)
      .where(and(eq(freeze.id, freezeId), isNull(freeze.liftedAt)))
      .for('update')
    if (!row) throw new Refusal('not_found', 'There is no such freeze.')
    return row
  },
  may: (actor) => canEditFreezes(actor),
  async run(tx, ctx, { id, name }, { reason }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A freeze is lifted by a person.')
    await tx.update(freeze).set({ liftedAt: ctx.now, liftedBy: ctx.actor.id }).where(eq(freeze.id, id))
    return { value: { id }, events: [{ type: 'calendar.freeze_lifted', freezeId: id, name, reason }] }
  },
})
