import { eq, sql } from 'drizzle-orm'
import { person, session } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { checkPassword } from '../hash-password'
import { allow, Refusal } from '../refusal'
import { SignIn } from './schema'

const SESSION_HOURS = 8

/** Opens a session for the right password. One sentence for every reason to refuse, in equal time (T06). */
export const signIn = defineCommand({
  name: 'sign-in',
  action: 'public',
  schema: SignIn,
  async lock(tx, { email, password }) {
    const [found] = await tx
      .select({
        id: person.id,
        email: person.email,
        passwordHash: person.passwordHash,
        disabledAt: person.disabledAt,
      })
      .from(person)
      .where(eq(sql`lower(${person.email})`, email))
    const right = await checkPassword(password, found?.passwordHash ?? null)
    if (!found || !right || found.disabledAt)
      throw new Refusal('unauthenticated', 'E-mail address or password is wrong.')
    return found
  },
  may: () => allow,
  async run(tx, ctx, found, { address, agent }) {
    const expiresAt = new Date(ctx.now.getTime() + SESSION_HOURS * 3_600_000)
    const [row] = await tx
      .insert(session)
      .values({ personId: found.id, createdAt: ctx.now, seenAt: ctx.now, expiresAt, address, agent })
      .returning({ id: session.id })
    return {
      value: { sessionId: row!.id },
      events: [{ type: 'auth.signed_in', personId: found.id, email: found.email, sessionId: row!.id }],
    }
  },
})
