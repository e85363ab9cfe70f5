import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '#db/schema/auth'
import { organisation } from '#db/schema/organisation'
import { defineCommand } from '../define-command'
import { env } from '../env'
import { Refusal } from '../refusal'
import { canSwitchIdentity } from './permissions'
import { Browser } from './schema'
import { openSession } from './store'

/** One click into a person of the demo organisation: a real session, on record, and refused anywhere else (D117). */
export const switchIdentity = defineCommand({
  name: 'switch-identity',
  action: 'public',
  schema: Browser.extend({ personId: z.uuid('Choose a person of the demo.') }),
  async lock(tx, { personId }) {
    const [home] = await tx.select({ demo: organisation.demo }).from(organisation)
    const [found] = await tx
      .select({ id: person.id, email: person.email, theme: person.theme, density: person.density })
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.disabledAt)))
      .for('update')
    return { demo: (home?.demo ?? false) && env().demoMode, found }
  },
  may: (_actor, { demo }) => canSwitchIdentity({ demo }),
  async run(tx, ctx, { found }, { address, agent, replaces }) {
    if (!found) throw new Refusal('not_found', 'This person is not here any more. Choose another one.')
    const sessionId = await openSession(tx, { personId: found.id, now: ctx.now, address, agent, replaces })
    return {
      value: { sessionId, theme: found.theme, density: found.density },
      events: [
        { type: 'auth.signed_in', personId: found.id, email: found.email, sessionId, by: 'demo identity' },
      ],
    }
  },
})
