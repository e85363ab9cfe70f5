import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { notification } from '#db/schema/notifications'
import { defineChore } from '../define-chore'

/** Marks all of one's own notifications as read. */
export const markAllRead = defineChore({
  name: 'mark-all-read',
  schema: z.strictObject({}),
  async run(tx, ctx) {
    if (ctx.actor.kind !== 'person') return
    await tx
      .update(notification)
      .set({ readAt: ctx.now })
      .where(and(eq(notification.personId, ctx.actor.id), isNull(notification.readAt)))
  },
})
