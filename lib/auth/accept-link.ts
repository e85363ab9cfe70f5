import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessLink, person } from '#db/schema/auth'
import type { Context } from '../context'
import { defineCommand, parse } from '../define-command'
import { digestText } from '../digest-text'
import { env } from '../env'
import { hashPassword } from '../hash-password'
import { allow, Refusal } from '../refusal'
import { passwordProblem } from './password'
import { findLink } from './queries'
import { AcceptLink, Browser } from './schema'
import { endLinks, endSessions, openSession } from './store'

const spent = () =>
  new Refusal('not_found', 'This link has been used or has run out. Ask your administrator for a new one.')

const accept = defineCommand({
  name: 'accept-link',
  action: 'public',
  schema: Browser.extend({ hash: z.string(), passwordHash: z.string() }),
  async lock(tx, { hash }) {
    const [link] = await tx
      .select({
        id: accessLink.id,
        kind: accessLink.kind,
        usedAt: accessLink.usedAt,
        expiresAt: accessLink.expiresAt,
        personId: person.id,
        email: person.email,
        disabledAt: person.disabledAt,
        theme: person.theme,
        density: person.density,
      })
      .from(accessLink)
      .innerJoin(person, eq(person.id, accessLink.personId))
      .where(and(eq(accessLink.hash, hash)))
      .for('update')
    if (!link || link.usedAt || link.disabledAt) throw spent()
    return link
  },
  may: () => allow,
  async run(tx, ctx, link, { passwordHash, ...browser }) {
    if (link.expiresAt <= ctx.now) throw spent()
    const { personId, email, theme, density } = link
    await endLinks(tx, personId, ctx.now)
    await endSessions(tx, { personId }, ctx.now)
    await tx.update(person).set({ passwordHash, passwordChangedAt: ctx.now }).where(eq(person.id, personId))
    const sessionId = await openSession(tx, { personId, now: ctx.now, ...pick(browser) })
    return {
      value: { sessionId, email, theme, density },
      events: [
        link.kind === 'invitation'
          ? { type: 'auth.person_registered', personId, email }
          : { type: 'auth.sessions_ended', personId, email, sessions: 0 },
        {
          type: 'auth.password_set',
          personId,
          email,
          by: link.kind === 'invitation' ? 'invitation' : 'reset',
        },
        { type: 'auth.signed_in', personId, email, sessionId },
      ],
    }
  },
})
const pick = ({ address, agent, replaces }: z.output<typeof Browser>) => ({ address, agent, replaces })

/** Sets the password that an invitation or a reset link allows, once, ends older sessions and signs in. */
export async function acceptLink(ctx: Context, raw: unknown) {
  const { token, password, repeat: _, ...browser } = parse(AcceptLink, raw)
  const link = await findLink(token)
  if (!link?.email) throw spent()
  const problem = passwordProblem(password, link, link.demo && env().demoMode)
  if (problem) throw new Refusal('invalid', problem, { errors: [{ path: 'password', message: problem }] })
  return accept(ctx, { ...browser, hash: digestText(token), passwordHash: await hashPassword(password) })
}
