import { freeze } from '#db/schema/calendar'
import { getServices } from '../change/queries'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditFreezes } from './permissions'
import { DeclareFreeze } from './schema'

export const declareFreeze = defineCommand({
  name: 'declare-freeze',
  action: 'A26',
  schema: DeclareFreeze,
  lock: (tx, { services }) => getServices(tx, services),
  may: (actor) => canEditFreezes(actor),
  async run(tx, ctx, _, input) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A freeze is declared by a person.')
    const [row] = await tx
      .insert(freeze)
      .values({ ...input, kind: 'dated', createdBy: ctx.actor.id, createdAt: ctx.now })
      .returning({ id: freeze.id })
    return {
      value: { id: row!.id },
      events: [{ type: 'calendar.freeze_declared', freezeId: row!.id, name: input.name, after: input }],
    }
  },
})
