import { eq } from 'drizzle-orm'
import { apiToken, person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canRevokeToken } from './permissions'
import { RevokeToken } from './schema'

export const revokeToken = defineCommand({
  name: 'revoke-token',
  action: 'A46',
  schema: RevokeToken,
  async lock(tx, { tokenId }) {
    const [found] = await tx
      .select({
        id: apiToken.id,
        name: apiToken.name,
        revokedAt: apiToken.revokedAt,
        personId: person.id,
        email: person.email,
      })
      .from(apiToken)
      .innerJoin(person, eq(person.id, apiToken.personId))
      .where(eq(apiToken.id, tokenId))
      .for('update', { of: apiToken })
    if (!found) throw new Refusal('not_found', 'This token is not here any more.')
    return found
  },
  may: (actor, token) => canRevokeToken(actor, token),
  async run(tx, ctx, { id, name, revokedAt, personId, email }) {
    if (revokedAt) throw new Refusal('conflict', 'This token is revoked already.')
    const revokedBy = ctx.actor.kind === 'person' ? ctx.actor.id : null
    await tx.update(apiToken).set({ revokedAt: ctx.now, revokedBy }).where(eq(apiToken.id, id))
    return {
      value: { tokenId: id },
      events: [{ type: 'auth.token_revoked', personId, email, tokenId: id, name }],
    }
  },
})
