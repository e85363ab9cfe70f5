import { and, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessLink, person } from '#db/schema/auth'
import { defineChore } from '../define-chore'
import { Refusal } from '../refusal'
import { makeLink } from './store'

/**
 * The one-time link to the first administrator of a blank installation (D117, T25), for the operator's console. Gives null
 * when somebody exists already, or when a link was made that still holds, unless `again` replaces it.
 */
export const makeSetUpLink = defineChore({
  name: 'make-set-up-link',
  schema: z.strictObject({ again: z.boolean().default(false) }),
  async run(tx, ctx, { again }) {
    if (ctx.actor.kind !== 'system') throw new Refusal('forbidden', 'Only the console makes the set-up link.')
    const [[somebody], [live]] = await Promise.all([
      tx.select({ id: person.id }).from(person).limit(1),
      tx
        .select({ id: accessLink.id })
        .from(accessLink)
        .where(
          and(isNull(accessLink.personId), isNull(accessLink.usedAt), gt(accessLink.expiresAt, ctx.now)),
        ),
    ])
    if (somebody || (live && !again)) return null
    return makeLink(tx, 'set_up', { personId: null, createdBy: null, now: ctx.now })
  },
})
