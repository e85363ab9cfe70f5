import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canManagePeople } from './permissions'
import { lockPerson } from './queries'
import { EndSessions } from './schema'
import { endSessions as end } from './store'

/** Signs somebody out of one browser or of all (A43). */
export const endSessions = defineCommand({
  name: 'end-sessions',
  action: 'A43',
  schema: EndSessions,
  lock: (tx, { personId }) => lockPerson(tx, personId),
  may: (actor) => canManagePeople(actor),
  async run(tx, ctx, { id, email, name }, { sessionId }) {
    const ended = await end(tx, { personId: id, id: sessionId }, ctx.now)
    if (ended.length === 0) throw new Refusal('conflict', `${name} has no open session any more.`)
    return {
      value: { personId: id, sessions: ended.length },
      events: [{ type: 'auth.sessions_ended', personId: id, email, sessions: ended.length }],
    }
  },
})
