import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { countOtherHolders, findFirstCiso, findOpenRequest } from './grant/queries'
import { canAskRole } from './permissions'
import { lockPerson } from './queries'
import { isAuthority } from './roles'
import { AskRole } from './schema'
import { applyRole, requestRole } from './store'

/**
 * Grants or removes a role: at once where it carries no authority, else as a request to the CISO (A44). Until the first CISO
 * exists the administrator acts alone, and each grant of authority stays flagged until the CISO confirms it (D117).
 */
export const askRole = defineCommand({
  name: 'ask-role',
  action: 'A44',
  schema: AskRole,
  async lock(tx, { personId, role }) {
    const subject = await lockPerson(tx, personId)
    const [request, others, firstCiso] = await Promise.all([
      findOpenRequest(tx, personId, role),
      countOtherHolders(tx, role, personId),
      findFirstCiso(tx),
    ])
    return { subject, pending: Boolean(request), last: others === 0, alone: !firstCiso }
  },
  may: (actor, { subject, pending, last }, { role, kind }) =>
    canAskRole(actor, { subject, role, kind, pending, last }),
  async run(tx, ctx, { subject, alone }, { role, kind, reason }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A person asks, nobody else.')
    const wish = { person: subject, role, kind, reason }
    const by = ctx.actor.id
    if (isAuthority(role) && !alone) {
      const asked = await requestRole(tx, ctx, by, wish)
      return { value: { personId: subject.id, waits: true }, events: [asked] }
    }
    const unconfirmed = isAuthority(role) && kind === 'grant'
    const done = await applyRole(tx, wish, { by, second: null, unconfirmed, now: ctx.now })
    return { value: { personId: subject.id, waits: false }, events: [done] }
  },
})
