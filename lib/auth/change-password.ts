import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { limitGuesses } from '#db/limits'
import { person } from '#db/schema/auth'
import type { Context } from '../context'
import { defineCommand, parse } from '../define-command'
import { digestText } from '../digest-text'
import { env } from '../env'
import { checkPassword, hashPassword } from '../hash-password'
import { every, must, Refusal } from '../refusal'
import { passwordProblem } from './password'
import { canEditOwn } from './permissions'
import { findOwnCredentials, lockSelf } from './queries'
import { ChangePassword } from './schema'
import { endLinks, endSessions } from './store'

const change = defineCommand({
  name: 'change-password',
  action: 'public',
  schema: z.strictObject({ passwordHash: z.string(), keep: z.uuid().nullable() }),
  lock: (tx, _input, ctx) => lockSelf(tx, ctx),
  may: (actor) => canEditOwn(actor),
  async run(tx, ctx, { id, email }, { passwordHash, keep }) {
    await tx.update(person).set({ passwordHash, passwordChangedAt: ctx.now }).where(eq(person.id, id))
    const ended = await endSessions(tx, { personId: id }, ctx.now, keep)
    await endLinks(tx, id, ctx.now)
    return {
      value: { sessions: ended.length },
      events: [
        { type: 'auth.password_set', personId: id, email, by: 'profile' },
        { type: 'auth.sessions_ended', personId: id, email, sessions: ended.length },
      ],
    }
  },
})

const wrongField = (path: string, message: string) =>
  new Refusal('invalid', message, { errors: [{ path, message }] })

/** A new password for the old one; every other session of the person ends (T05). */
export async function changePassword(ctx: Context, raw: unknown) {
  must(every(canEditOwn(ctx.actor)))
  const { current, password, keep } = parse(ChangePassword, raw)
  const own = await findOwnCredentials(ctx)
  const guess = await limitGuesses({ lane: digestText(`own\n${own.id}`), known: true, address: null })
  const right = await checkPassword(current, own.passwordHash).catch(async (error: unknown) => {
    await guess.notTried()
    throw error
  })
  if (!right) {
    await guess.failed()
    throw wrongField('current', 'This is not your present password.')
  }
  await guess.succeeded()
  const problem = passwordProblem(password, own, own.demo && env().demoMode)
  if (problem) throw wrongField('password', problem)
  return change(ctx, { passwordHash: await hashPassword(password), keep })
}
