import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiToken } from '#db/schema/auth'
import { defineChore } from '../define-chore'

export const touchToken = defineChore({
  name: 'touch-token',
  schema: z.strictObject({ tokenId: z.uuid() }),
  run: async (tx, ctx, { tokenId }) => {
    await tx.update(apiToken).set({ lastUsedAt: ctx.now }).where(eq(apiToken.id, tokenId))
  },
})
