import { DrizzleQueryError, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Tx } from '#db/client'
import { idempotencyKey } from '#db/schema/jobs'
import { appendEvents } from './append-events'
import type { Actor } from './auth/actor'
import type { ActionId } from './auth/matrix'
import { lockRoles } from './auth/queries'
import { canonical } from './change/digest'
import type { Context } from './context'
import { digestText } from './digest-text'
import type { Events } from './events'
import { allow, deny, must, parse, Refusal, type Verdict } from './refusal'

export { parse }

/** Actions a token may do only with scope `decide` (T15). */
const DECIDING: ReadonlySet<string> = new Set(
  'A08 A11 A12 A13 A14 A15 A16 A17 A18 A19 A20 A27 A29 A30 A37 A38 A41 A42 A44'.split(' '),
)

type Spec<S extends z.ZodType, L, T> = {
  /** The command's name as its file says it, such as `submit-change`. */
  name: string
  /**
   * Row or rows of the authorization matrix that this command is; `public` for what precedes any role, such as signing in;
   * `system` for what Cabinet does by itself, which no person may.
   */
  action: ActionId | readonly [ActionId, ...ActionId[]] | 'public' | 'system'
  schema: S
  /** The value holds a secret, which is shown once and never stored: a repeated key is refused instead of answered (T15). */
  shownOnce?: true
  /** Reads and locks what the command decides on; the change row first (one lock order). */
  lock: (tx: Tx, input: z.output<S>, ctx: Context) => Promise<L>
  /** The rule that also greys the button; asked on the locked rows. */
  may: (actor: Actor, locked: L, input: z.output<S>, ctx: Context) => Verdict
  run: (tx: Tx, ctx: Context, locked: L, input: z.output<S>) => Promise<{ value: T; events: Events }>
}
export type Command<T = unknown> = ((ctx: Context, input: unknown) => Promise<T>) & {
  commandName: string
  actions: readonly ActionId[]
  schema: z.ZodType
}

/**
 * One command = one transaction = at least one event: parse, lock, may I, decide and write, say what happened.
 * The audit rows, the jobs and the reply to a repeated key commit with the change or not at all (R02, R10).
 */
export function defineCommand<S extends z.ZodType, L, T>(spec: Spec<S, L, T>): Command<T> {
  const actions: readonly ActionId[] =
    spec.action === 'public' || spec.action === 'system'
      ? []
      : typeof spec.action === 'string'
        ? [spec.action]
        : spec.action
  const command = async (ctx: Context, raw: unknown): Promise<T> => {
    must(scopeAllows(ctx.actor, actions))
    if (spec.action === 'system' && ctx.actor.kind !== 'system')
      throw new Refusal('forbidden', 'Cabinet does this by itself; nobody else can.')
    const input = parse(spec.schema, raw)
    return retrying(() =>
      db.transaction(async (tx) => {
        const replay = await reserveKey(tx, ctx, spec.name, raw)
        if (replay) return replay.reply as T
        const locked = await spec.lock(tx, input, ctx)
        const timed = await asOfNow(tx, ctx)
        must(spec.may(timed.actor, locked, input, timed))
        const { value, events } = await spec.run(tx, timed, locked, input)
        await appendEvents(tx, timed, events)
        if (!spec.shownOnce) await storeReply(tx, ctx, spec.name, value)
        return value
      }),
    )
  }
  return Object.assign(command, { commandName: spec.name, actions, schema: spec.schema })
}

export function scopeAllows(actor: Actor, actions: readonly string[]): Verdict {
  if (actor.kind === 'system' || actor.means.kind === 'screen') return allow
  const { scope } = actor.means
  if (scope === 'read') return deny('This token may only read. Use one with scope write.')
  if (scope === 'write' && actions.some((action) => DECIDING.has(action)))
    return deny('This token may not decide. Use one with scope decide.')
  return allow
}

/**
 * The context as the database sees it once the locks are held: its clock, so that order of time is order of effect (D114),
 * and the roles the person holds at this moment; removing one locks the same person row and so takes turns (R09).
 */
export async function asOfNow(tx: Tx, ctx: Context): Promise<Context> {
  const [roles, now] = await Promise.all([lockRoles(tx, ctx), ctx.clock ?? clockOf(tx)])
  const actor = ctx.actor.kind === 'person' ? { ...ctx.actor, roles } : ctx.actor
  return { ...ctx, actor, now }
}

async function clockOf(tx: Tx): Promise<Date> {
  const [clock] = await tx.execute<{ now: string }>(sql`select clock_timestamp()::timestamptz(3) as now`)
  return new Date(clock!.now)
}

async function reserveKey(
  tx: Tx,
  ctx: Context,
  name: string,
  raw: unknown,
): Promise<{ reply: unknown } | null> {
  if (!ctx.idempotencyKey || ctx.actor.kind !== 'person') return null
  const bodyDigest = digestText(canonical(raw))
  const place = { personId: ctx.actor.id, command: name, key: ctx.idempotencyKey }
  const inserted = await tx
    .insert(idempotencyKey)
    .values({ ...place, bodyDigest })
    .onConflictDoNothing()
    .returning({ key: idempotencyKey.key })
  if (inserted.length > 0) return null
  const [known] = await tx
    .select({ bodyDigest: idempotencyKey.bodyDigest, reply: idempotencyKey.reply })
    .from(idempotencyKey)
    .where(
      sql`(${idempotencyKey.personId}, ${idempotencyKey.command}, ${idempotencyKey.key}) = (${place.personId}, ${place.command}, ${place.key})`,
    )
  if (known!.bodyDigest !== bodyDigest)
    throw new Refusal('invalid', 'This Idempotency-Key was used with another body. Use a new key.', {
      errors: [{ path: 'Idempotency-Key', message: 'Use a new key for a new request.' }],
    })
  if (known!.reply === null)
    throw new Refusal('conflict', 'This was done already, and its answer is shown only once.')
  return { reply: (known!.reply as { value: unknown }).value }
}

async function storeReply(tx: Tx, ctx: Context, name: string, value: unknown): Promise<void> {
  if (!ctx.idempotencyKey || ctx.actor.kind !== 'person') return
  await tx
    .update(idempotencyKey)
    .set({ reply: { value } })
    .where(
      sql`(${idempotencyKey.personId}, ${idempotencyKey.command}, ${idempotencyKey.key}) = (${ctx.actor.id}, ${name}, ${ctx.idempotencyKey})`,
    )
}

/** Deadlocks and serialization failures are tried again, at most three times; a rule of the database becomes its refusal. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const { code, message } = databaseError(error)
      if (code === 'CB001') throw new Refusal('conflict', message)
      if ((code === '40P01' || code === '40001') && tries <= 3) continue
      if (code === '40P01' || code === '40001')
        throw new Refusal('conflict', 'Several people acted at the same moment. Please try again.')
      // drizzle puts the values of the statement into its message, its cause does not (T20, T21).
      throw error instanceof DrizzleQueryError && error.cause ? error.cause : error
    }
  }
}

/** drizzle wraps the driver's error as its cause. */
function databaseError(error: unknown): { code: string; message: string } {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return { code: at.code, message: at.message }
  return { code: '', message: '' }
}
