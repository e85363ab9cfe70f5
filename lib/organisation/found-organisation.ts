import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessLink, person, roleHolding, session } from '#db/schema/auth'
import { organisation } from '#db/schema/organisation'
import { passwordProblem } from '../auth/password'
import { Browser, Email } from '../auth/schema'
import { SESSION_HOURS } from '../auth/session'
import type { Context } from '../context'
import { defineCommand, parse } from '../define-command'
import { digestText } from '../digest-text'
import { hashPassword } from '../hash-password'
import { allow, Refusal } from '../refusal'
import { FoundOrganisation, organisationFields } from './schema'

const spent = () =>
  new Refusal(
    'not_found',
    'This set-up link has been used or has run out. Start Cabinet again, or make a new one at the console.',
  )

const found = defineCommand({
  name: 'found-organisation',
  action: 'public',
  schema: Browser.extend({
    ...organisationFields,
    hash: z.string(),
    administrator: z.string(),
    email: Email,
    passwordHash: z.string(),
  }),
  async lock(tx, { hash }) {
    const [link] = await tx
      .select({ id: accessLink.id, expiresAt: accessLink.expiresAt })
      .from(accessLink)
      .where(and(eq(accessLink.hash, hash), eq(accessLink.kind, 'set_up'), isNull(accessLink.usedAt)))
      .for('update')
    const [somebody] = await tx.select({ id: person.id }).from(person).limit(1)
    if (!link || somebody) throw spent()
    return link
  },
  may: () => allow,
  async run(
    tx,
    ctx,
    link,
    { name, zone, businessDays, opens, closes, administrator, email, passwordHash, address, agent },
  ) {
    if (link.expiresAt <= ctx.now) throw spent()
    await tx.update(accessLink).set({ usedAt: ctx.now }).where(eq(accessLink.id, link.id))
    await tx.insert(organisation).values({ name, zone, businessDays, opens, closes, createdAt: ctx.now })
    const [row] = await tx
      .insert(person)
      .values({ email, name: administrator, passwordHash, passwordChangedAt: ctx.now, createdAt: ctx.now })
      .returning({ id: person.id })
    const personId = row!.id
    await tx.insert(roleHolding).values({ personId, role: 'administrator', since: ctx.now })
    const expiresAt = new Date(ctx.now.getTime() + SESSION_HOURS * 3_600_000)
    const [opened] = await tx
      .insert(session)
      .values({ personId, createdAt: ctx.now, seenAt: ctx.now, expiresAt, address, agent })
      .returning({ id: session.id })
    const reason = 'Made by the set-up link.'
    return {
      value: { sessionId: opened!.id, email, theme: 'system', density: 'comfortable' },
      events: [
        { type: 'organisation.founded', name, zone },
        { type: 'auth.person_registered', personId, email },
        { type: 'auth.role_granted', personId, email, role: 'administrator', reason, confirmed: true },
        { type: 'auth.password_set', personId, email, by: 'set_up' },
        { type: 'auth.signed_in', personId, email, sessionId: opened!.id },
      ],
    }
  },
})

/** The organisation and its first administrator, by the one-time link alone (D117, T25). Signs the administrator in. */
export async function foundOrganisation(ctx: Context, raw: unknown) {
  const { token, password, repeat: _, ...given } = parse(FoundOrganisation, raw)
  const { email, administrator, name } = given
  const problem = passwordProblem(password, { email, name: administrator, organisation: name })
  if (problem) throw new Refusal('invalid', problem, { errors: [{ path: 'password', message: problem }] })
  return found(ctx, { ...given, hash: digestText(token), passwordHash: await hashPassword(password) })
}
