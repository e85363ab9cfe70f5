import { defineCommand } from '../define-command'
import { canMakeLink } from './permissions'
import { lockPerson } from './queries'
import { OfPerson } from './schema'
import { makeLink } from './store'

/** A link to choose a new password, or the first one again when the invitation was lost. It is handed over, never mailed. */
export const makeResetLink = defineCommand({
  name: 'make-reset-link',
  action: 'A43',
  schema: OfPerson,
  shownOnce: true,
  lock: (tx, { personId }) => lockPerson(tx, personId),
  may: (actor, subject) => canMakeLink(actor, subject),
  async run(tx, ctx, { id, email, name, invited }) {
    const createdBy = ctx.actor.kind === 'person' ? ctx.actor.id : null
    const kind = invited ? 'invitation' : 'password_reset'
    const { token, expiresAt } = await makeLink(tx, kind, { personId: id, createdBy, now: ctx.now })
    return {
      value: { personId: id, name, token, expiresAt: expiresAt.toISOString() },
      events: [{ type: 'auth.reset_link_made', personId: id, email }],
    }
  },
})
