import { eq } from 'drizzle-orm'
import { savedView, savedViewPin } from '#db/schema/change'
import { defineCommand } from '../../define-command'
import { canDeleteView } from './permissions'
import { lockView } from './queries'
import { OfView } from './schema'

/** Takes a view away from everyone; the changes it showed are untouched. */
export const deleteView = defineCommand({
  name: 'delete-view',
  action: 'A49',
  schema: OfView,
  lock: (tx, { viewId }, ctx) => lockView(tx, ctx, viewId),
  may: (actor, view) => canDeleteView(actor, view),
  async run(tx, _ctx, { id, slug, name, shared, ownerId, query }) {
    await tx.delete(savedViewPin).where(eq(savedViewPin.viewId, id))
    await tx.delete(savedView).where(eq(savedView.id, id))
    return {
      value: { id, slug },
      events: [{ type: 'view.deleted', viewId: id, slug, name, shared, ownerId, query }],
    }
  },
})
