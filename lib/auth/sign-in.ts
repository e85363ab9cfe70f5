import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { limitGuesses } from '#db/limits'
import { person } from '#db/schema/auth'
import type { Context } from '../context'
import { defineCommand, parse } from '../define-command'
import { digestText } from '../digest-text'
import { checkPassword, hashPassword, isOutdated } from '../hash-password'
import { allow, Refusal } from '../refusal'
import { findCredentials } from './queries'
import { Browser, SignIn } from './schema'
import { openSession } from './store'

/** One sentence for every reason, in equal time: nothing tells a known address from an unknown one (T06). */
const wrong = () => new Refusal('unauthenticated', 'E-mail address or password is wrong.')

const enter = defineCommand({
  name: 'sign-in',
  action: 'public',
  schema: Browser.extend({ personId: z.uuid(), checkedHash: z.string(), newHash: z.string().nullable() }),
  async lock(tx, { personId, checkedHash }) {
    const [found] = await tx
      .select({ id: person.id, email: person.email, theme: person.theme, density: person.density })
      .from(person)
      .where(and(eq(person.id, personId), eq(person.passwordHash, checkedHash), isNull(person.disabledAt)))
      .for('update')
    if (!found) throw wrong()
    return found
  },
  may: () => allow,
  async run(tx, ctx, { id, email, theme, density }, { newHash, address, agent, replaces }) {
    if (newHash) await tx.update(person).set({ passwordHash: newHash }).where(eq(person.id, id))
    const sessionId = await openSession(tx, { personId: id, now: ctx.now, address, agent, replaces })
    return {
      value: { sessionId, theme, density },
      events: [{ type: 'auth.signed_in', personId: id, email, sessionId }],
    }
  },
})

/**
 * Opens a session for the right password. The slow comparison runs before the transaction, so that a flood of guesses
 * holds no connection (T07). Throws `unauthenticated`, or `rate_limited` with the time to wait.
 */
export async function signIn(ctx: Context, raw: unknown) {
  const { email, password, device, ...browser } = parse(SignIn, raw)
  const lane = digestText(device ? `${email}\n${device}` : email)
  const guess = await limitGuesses({ lane, known: device !== null, address: browser.address || null })
  const found = await findCredentials(email)
  const right = await checkPassword(password, found?.passwordHash ?? null).catch(async (error: unknown) => {
    await guess.notTried()
    throw error
  })
  if (!found?.passwordHash || !right || found.disabled) {
    await guess.failed()
    throw wrong()
  }
  await guess.succeeded()
  const newHash = isOutdated(found.passwordHash) ? await hashPassword(password) : null
  return enter(ctx, { ...browser, personId: found.id, checkedHash: found.passwordHash, newHash })
}
