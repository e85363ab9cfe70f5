import { and, eq } from 'drizzle-orm'
import { savedViewPin } from '#db/schema/change'
import { defineChore } from '../../define-chore'
import { Refusal } from '../../refusal'
import { lockView } from './queries'
import { PinView } from './schema'

/** Puts a view among one's own tabs, or takes it from there. */
export const pinView = defineChore({
  name: 'pin-view',
  schema: PinView,
  async run(tx, ctx, { viewId, pinned }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A person pins a view.')
    const { id, slug } = await lockView(tx, ctx, viewId)
    const personId = ctx.actor.id
    if (pinned === 'yes')
      await tx.insert(savedViewPin).values({ personId, viewId: id, pinnedAt: ctx.now }).onConflictDoNothing()
    else
      await tx
        .delete(savedViewPin)
        .where(and(eq(savedViewPin.viewId, id), eq(savedViewPin.personId, personId)))
    return { id, slug, pinned }
  },
})
