import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person, session } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEndOwnSession } from './permissions'
import { endSessions } from './store'

/** Ends one session of one's own: this browser's, or another seen in the profile (T05). */
export const signOut = defineCommand({
  name: 'sign-out',
  action: 'public',
  schema: z.strictObject({ sessionId: z.uuid() }),
  async lock(tx, { sessionId }) {
    const [found] = await tx
      .select({ id: session.id, personId: session.personId, email: person.email })
      .from(session)
      .innerJoin(person, eq(person.id, session.personId))
      .where(eq(session.id, sessionId))
      .for('update', { of: session })
    if (!found) throw new Refusal('not_found', 'This session is not here any more.')
    return found
  },
  may: (actor, found) => canEndOwnSession(actor, found),
  async run(tx, ctx, { id, personId, email }) {
    const [ended] = await endSessions(tx, { id }, ctx.now)
    if (!ended) throw new Refusal('conflict', 'This session has ended already.')
    return { value: { sessionId: id }, events: [{ type: 'auth.signed_out', personId, email, sessionId: id }] }
  },
})
