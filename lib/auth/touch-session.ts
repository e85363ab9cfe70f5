import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { session } from '#db/schema/auth'
import { defineChore } from '../define-chore'

export const touchSession = defineChore({
  name: 'touch-session',
  schema: z.strictObject({ sessionId: z.uuid() }),
  run: async (tx, ctx, { sessionId }) => {
    await tx.update(session).set({ seenAt: ctx.now }).where(eq(session.id, sessionId))
  },
})
