import { eq, sql } from 'drizzle-orm'
import { person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import type { Events } from '../events'
import { every, must, Refusal } from '../refusal'
import type { AuthEvent } from './events'
import { findFirstCiso } from './grant/queries'
import { canAskRole, canManagePeople } from './permissions'
import { isAuthority, type Role } from './roles'
import { InvitePerson } from './schema'
import { applyRole, makeLink, requestRole } from './store'

/** An account without a password and a link to choose one, handed over by the administrator. Deciding roles wait for their second person. */
export const invitePerson = defineCommand({
  name: 'invite-person',
  action: 'A43',
  schema: InvitePerson,
  shownOnce: true,
  async lock(tx, { email }) {
    const [[known], firstCiso] = await Promise.all([
      tx
        .select({ id: person.id })
        .from(person)
        .where(eq(sql`lower(${person.email})`, email)),
      findFirstCiso(tx),
    ])
    return { known, alone: !firstCiso }
  },
  may: (actor) => canManagePeople(actor),
  async run(tx, ctx, { known, alone }, { email, name, title, roles }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A person invites, nobody else.')
    if (known) throw new Refusal('conflict', 'This address has an account already. Look it up in the list.')
    const [row] = await tx
      .insert(person)
      .values({ email, name, title, createdAt: ctx.now })
      .returning({ id: person.id })
    const subject = { id: row!.id, email, name, disabled: false, roles: [] as Role[] }
    const events: AuthEvent[] = []
    for (const role of new Set(roles)) {
      must(every(canAskRole(ctx.actor, { subject, role, kind: 'grant', pending: false, last: false })))
      const wish = { person: subject, role, kind: 'grant' as const, reason: 'Named in the invitation.' }
      const by = ctx.actor.id
      events.push(
        isAuthority(role) && !alone
          ? await requestRole(tx, ctx, by, wish)
          : await applyRole(tx, wish, { by, second: null, unconfirmed: isAuthority(role), now: ctx.now }),
      )
      subject.roles.push(role)
    }
    const link = await makeLink(tx, 'invitation', {
      personId: subject.id,
      createdBy: ctx.actor.id,
      now: ctx.now,
    })
    const invited = { type: 'auth.person_invited' as const, personId: subject.id, email, name }
    return {
      value: {
        personId: subject.id,
        email,
        name,
        token: link.token,
        expiresAt: link.expiresAt.toISOString(),
      },
      events: [invited, ...events] satisfies Events,
    }
  },
})
