import { eq } from 'drizzle-orm'
import { roleRequest } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { every, must, Refusal } from '../refusal'
import { canConfirmRole, canDeclineRole, canReceive } from './permissions'
import { lockPerson } from './queries'
import { DecideRole } from './schema'
import { applyRole } from './store'

/** The second person confirms or refuses a grant or removal; the asker may take it back (A44). */
export const decideRole = defineCommand({
  name: 'decide-role',
  action: 'A44',
  schema: DecideRole,
  async lock(tx, { requestId }) {
    const [found] = await tx.select().from(roleRequest).where(eq(roleRequest.id, requestId)).for('update')
    if (!found) throw new Refusal('not_found', 'This request is not here any more.')
    return { request: found, subject: await lockPerson(tx, found.personId) }
  },
  may(actor, { request, subject }, { decision }) {
    const asked = { ...request, open: request.decidedAt === null }
    if (decision === 'decline') return canDeclineRole(actor, asked)
    const { role, kind } = request
    return every(
      canConfirmRole(actor, asked),
      kind === 'grant' ? canReceive({ subject, role }) : canConfirmRole(actor, asked),
    )
  },
  async run(tx, ctx, { request, subject }, { decision, reason }) {
    const { role, kind, askedBy } = request
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A person decides, nobody else.')
    const second = ctx.actor.id
    const accepted = decision === 'confirm'
    await tx
      .update(roleRequest)
      .set({ decidedBy: second, decidedAt: ctx.now, accepted })
      .where(eq(roleRequest.id, request.id))
    const value = { requestId: request.id, accepted }
    if (!accepted) {
      const about = { personId: subject.id, email: subject.email, role, kind, reason }
      return { value, events: [{ type: 'auth.role_request_declined', ...about }] }
    }
    must(holdsIt(subject.roles.includes(role), kind))
    const wish = { person: subject, role, kind, reason: request.reason }
    const done = await applyRole(tx, wish, { by: askedBy, second, unconfirmed: false, now: ctx.now })
    return { value, events: [done] }
  },
})

const holdsIt = (held: boolean, kind: 'grant' | 'removal') =>
  kind === 'removal' && !held
    ? ({
        ok: false,
        code: 'conflict',
        reason: 'The role has been removed already. Refuse this request.',
      } as const)
    : ({ ok: true } as const)
