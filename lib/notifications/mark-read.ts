import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { notification } from '#db/schema/notifications'
import { defineChore } from '../define-chore'

/** Marks one of one's own notifications as read. */
export const markRead = defineChore({
  name: 'mark-read',
  schema: z.strictObject({ id: z.uuid() }),
  async run(tx, ctx, { id }) {
    if (ctx.actor.kind !== 'person') return
    await tx
      .update(notification)
      .set({ readAt: ctx.now })
      .where(
        and(eq(notification.id, id), eq(notification.personId, ctx.actor.id), isNull(notification.readAt)),
      )
  },
})
