import { eq } from 'drizzle-orm'
import { person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { canDisable } from './permissions'
import { lockPerson } from './queries'
import { DisablePerson } from './schema'
import { endLinks, endSessions, revokeTokens } from './store'

/** Out at once: sessions, tokens and open links end, and what is being decided at this moment takes turns with it (R09). */
export const disablePerson = defineCommand({
  name: 'disable-person',
  action: 'A43',
  schema: DisablePerson,
  lock: (tx, { personId }) => lockPerson(tx, personId),
  may: (actor, subject) => canDisable(actor, subject),
  async run(tx, ctx, { id, email }, { reason }) {
    await tx.update(person).set({ disabledAt: ctx.now }).where(eq(person.id, id))
    const sessions = await endSessions(tx, { personId: id }, ctx.now)
    await revokeTokens(tx, id, ctx.actor.kind === 'person' ? ctx.actor.id : null, ctx.now)
    await endLinks(tx, id, ctx.now)
    return {
      value: { personId: id, sessions: sessions.length },
      events: [{ type: 'auth.person_disabled', personId: id, email, reason }],
    }
  },
})
