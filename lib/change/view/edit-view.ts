import { and, eq, ne, sql } from 'drizzle-orm'
import { savedView } from '#db/schema/change'
import { lockSelf } from '../../auth/queries'
import { defineCommand } from '../../define-command'
import { Refusal } from '../../refusal'
import { canEditView } from './permissions'
import { lockView } from './queries'
import { EditView } from './schema'

/** Renames a view, shares it or takes it back, or gives it the filters of the list as it stands. */
export const editView = defineCommand({
  name: 'edit-view',
  action: 'A49',
  schema: EditView,
  async lock(tx, { viewId }, ctx) {
    // One name at a time: two of its owner's views must not end with the same.
    await lockSelf(tx, ctx)
    return lockView(tx, ctx, viewId)
  },
  may: (actor, view) => canEditView(actor, view),
  async run(tx, ctx, { id, slug, ownerId, ...before }, { name, query, audience }) {
    const after = {
      name: name ?? before.name,
      query: query ?? before.query,
      shared: audience ? audience === 'everyone' : before.shared,
    }
    const namesake = and(
      eq(savedView.ownerId, ownerId),
      ne(savedView.id, id),
      sql`lower(${savedView.name}) = lower(${after.name})`,
    )
    if ((await tx.$count(savedView, namesake)) > 0) {
      const message = 'You have another view of this name. Choose another.'
      throw new Refusal('conflict', message, { errors: [{ path: 'name', message }] })
    }
    await tx
      .update(savedView)
      .set({ ...after, updatedAt: ctx.now })
      .where(eq(savedView.id, id))
    return {
      value: { id, slug, name: after.name },
      events: [
        {
          type: 'view.edited',
          viewId: id,
          slug,
          name: after.name,
          shared: after.shared,
          before: { name: before.name, query: before.query, shared: before.shared },
          after,
        },
      ],
    }
  },
})
