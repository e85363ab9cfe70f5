import { eq } from 'drizzle-orm'
import { roleHolding } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canConfirmRole } from './permissions'
import { lockPerson } from './queries'
import { ConfirmRole } from './schema'
import { applyRole } from './store'

/** The CISO looks at a role that the administrator granted alone before there was a CISO, and confirms or ends it (D117). */
export const confirmRole = defineCommand({
  name: 'confirm-role',
  action: 'A44',
  schema: ConfirmRole,
  async lock(tx, { holdingId }) {
    const [found] = await tx.select().from(roleHolding).where(eq(roleHolding.id, holdingId)).for('update')
    if (!found) throw new Refusal('not_found', 'This role is not here any more.')
    return { holding: found, subject: await lockPerson(tx, found.personId) }
  },
  may: (actor, { holding }) =>
    canConfirmRole(actor, {
      askedBy: holding.grantedBy ?? '',
      personId: holding.personId,
      kind: 'grant',
      open: holding.unconfirmed && holding.endedAt === null,
    }),
  async run(tx, ctx, { holding, subject }, { decision }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A person confirms, nobody else.')
    const { id, role } = holding
    const second = ctx.actor.id
    if (decision === 'decline') {
      const wish = { person: subject, role, kind: 'removal' as const, reason: 'Not confirmed by the CISO.' }
      const done = await applyRole(tx, wish, { by: second, second, unconfirmed: false, now: ctx.now })
      return { value: { holdingId: id, confirmed: false }, events: [done] }
    }
    await tx
      .update(roleHolding)
      .set({ unconfirmed: false, confirmedBy: second })
      .where(eq(roleHolding.id, id))
    const about = { personId: subject.id, email: subject.email, role }
    return { value: { holdingId: id, confirmed: true }, events: [{ type: 'auth.role_confirmed', ...about }] }
  },
})
