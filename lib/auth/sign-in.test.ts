import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db, sql } from '#db/client'
import { auditEvent, organisation, person, rateLimit, session } from '#db/schema'
import { type CastKey, emailOf, seedCast } from '#db/seed/cast'
import { closeSender } from '../enqueue-job'
import { env } from '../env'
import { checkPassword, hashPassword } from '../hash-password'
import { mintContext } from '../mint-context'
import { prove } from '../proof'
import { findSession } from './queries'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { switchIdentity } from './switch-identity'
import { touchSession } from './touch-session'

vi.hoisted(() => {
  process.env.DEMO_MODE = 'on'
})

const system = mintContext({ actor: { kind: 'system', job: 'test' }, now: new Date(), requestId: 'request' })
const browser = { address: '', agent: 'Firefox', replaces: null }
const enter = (email: string, password: string, more: object = {}) =>
  signIn(system, { email, password, device: null, ...browser, ...more })
let cast: Awaited<ReturnType<typeof seedCast>>
const as = (key: CastKey) =>
  mintContext({
    actor: { kind: 'person', id: cast.get(key)?.id ?? '', name: key, roles: [], means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'request',
  })
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'in',
    (error: { code?: string }) => error.code,
  )

beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await db.delete(rateLimit)
})
afterAll(closeSender)

test("T05 each sign-in is a new row, the browser's earlier session ends, and it is on record", async () => {
  const first = await enter('RITA@example.com ', 'demo')
  const second = await enter('rita@example.com', 'demo', { replaces: first.sessionId })
  expect(second.sessionId).not.toBe(first.sessionId)
  expect(await findSession(first.sessionId)).toBeNull()
  expect(await findSession(second.sessionId)).toMatchObject({
    email: 'rita@example.com',
    roles: ['requestor'],
  })
  expect(await db.$count(auditEvent, eq(auditEvent.type, 'auth.signed_in'))).toBe(2)
})

test('T05 a session ends by signing out, by 30 idle minutes and by 8 hours, whatever its use', async () => {
  const { sessionId } = await enter('rita@example.com', 'demo')
  const live = async () => (await findSession(sessionId)) !== null
  const at = (column: 'seen_at' | 'expires_at', shift: string) =>
    sql`update session set ${sql(column)} = clock_timestamp() + ${shift}::interval where id = ${sessionId}`
  await at('seen_at', '-31 minutes')
  expect(await live()).toBe(false)
  await at('seen_at', '-29 minutes')
  expect(await live()).toBe(true)
  await touchSession(as('rita'), { sessionId })
  const [row] = await db.select().from(session).where(eq(session.id, sessionId))
  expect((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)).toBe(8 * 3_600_000)
  await at('expires_at', '-1 second')
  expect(await live()).toBe(false)
  await at('expires_at', '1 hour')
  await expect(signOut(as('otto'), { sessionId })).rejects.toMatchObject({ code: 'forbidden' })
  await signOut(as('rita'), { sessionId })
  expect(await live()).toBe(false)
})

test('T05 a disabled person is out of every session and does not come back in', async () => {
  const { sessionId } = await enter('igor@example.com', 'demo')
  await db.update(person).set({ disabledAt: new Date() }).where(eq(person.email, 'igor@example.com'))
  expect(await findSession(sessionId)).toBeNull()
  expect(await refusal(enter('igor@example.com', 'demo'))).toBe('unauthenticated')
})

test('T06 the stored hash is Argon2id of 19 MiB, two passes; an older one is made anew at the next sign-in', async () => {
  const [stored] = await db.select().from(person).where(eq(person.email, 'rita@example.com'))
  expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const { hash } = await import('@node-rs/argon2')
  const weak = await hash('demo', { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await db.update(person).set({ passwordHash: weak }).where(eq(person.email, 'nora@example.com'))
  await enter('nora@example.com', 'demo')
  const [renewed] = await db.select().from(person).where(eq(person.email, 'nora@example.com'))
  expect(renewed?.passwordHash).toMatch(/m=19456,t=2,p=1/)
  expect(await checkPassword('demo', renewed?.passwordHash ?? null)).toBe(true)
})

test('T06 a password is not cut: byte 73 and beyond count', async () => {
  const long = 'x'.repeat(100)
  const hashed = await hashPassword(long)
  expect(await checkPassword(long, hashed)).toBe(true)
  expect(await checkPassword(`${'x'.repeat(99)}y`, hashed)).toBe(false)
})

test('T06 unknown, wrong and disabled answer with the same words', async () => {
  const words = await Promise.all(
    ['nobody@example.com', 'rita@example.com', 'igor@example.com'].map((email) =>
      enter(email, 'wrong').catch((error: Error & { code: string }) => [error.code, error.message]),
    ),
  )
  expect(new Set(words.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('T07 of forty guesses at once no more than twenty are tried, and none is a lock-out elsewhere', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => refusal(enter('sam@example.com', 'wrong'))),
  )
  expect(answers.filter((code) => code === 'unauthenticated').length).toBeLessThanOrEqual(20)
  expect(answers.filter((code) => code === 'rate_limited').length).toBeGreaterThanOrEqual(20)
  expect(await refusal(enter('sam@example.com', 'demo'))).toBe('rate_limited')
  expect(await refusal(enter('ann@example.com', 'demo'))).toBe('in')
  // The owner's own browser has a lane of its own.
  expect(await refusal(enter('sam@example.com', 'demo', { device: 'known-device' }))).toBe('in')
})

prove(
  'T07 of many guesses against one account at most twenty are tried',
  { small: 200, full: 10_000 },
  async (guesses) => {
    const answers: (string | undefined)[] = []
    for (let sent = 0; sent < guesses; sent += 50)
      answers.push(
        ...(await Promise.all(Array.from({ length: 50 }, () => refusal(enter('cora@example.com', 'wrong'))))),
      )
    expect(answers.filter((code) => code === 'unauthenticated').length).toBeLessThanOrEqual(20)
    expect(new Set(answers)).toEqual(new Set(['unauthenticated', 'rate_limited']))
  },
)

prove(
  'T06 the time of an answer does not tell a known address from an unknown one',
  { small: 20, full: 200 },
  async (pairs) => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let pair = 0; pair < pairs; pair++)
      for (const kind of pair % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        await db.delete(rateLimit)
        const before = process.hrtime.bigint()
        await refusal(enter(kind === 'known' ? 'tess@example.com' : `nobody-${pair}@example.com`, 'wrong'))
        times[kind].push(Number(process.hrtime.bigint() - before))
      }
    // A few pairs on a busy machine say little: only a gross difference counts there.
    expect(Math.abs(mannWhitney(times.known, times.unknown))).toBeLessThan(pairs >= 200 ? 2.576 : 4.4)
  },
)

/** The z value of the rank sum test; 2.576 is p = 0.01, two-sided. Equal times do not occur at nanoseconds. */
function mannWhitney(one: readonly number[], two: readonly number[]): number {
  const all = [...one.map((time) => ({ time, mine: 1 })), ...two.map((time) => ({ time, mine: 0 }))]
  const ranks = all.sort((a, b) => a.time - b.time).reduce((sum, { mine }, at) => sum + mine * (at + 1), 0)
  const [n, m] = [one.length, two.length]
  return (ranks - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

test('T07 after a failure the next guess waits, and the right password ends the waiting', async () => {
  expect(await refusal(enter('bob@example.com', 'wrong'))).toBe('unauthenticated')
  await expect(enter('bob@example.com', 'demo')).rejects.toThrow('Try again in 1 second.')
  await db.delete(rateLimit).where(eq(rateLimit.key, await keyLike('pause')))
  expect(await refusal(enter('bob@example.com', 'wrong'))).toBe('unauthenticated')
  await expect(enter('bob@example.com', 'demo')).rejects.toThrow('Try again in 2 seconds.')
  await db.delete(rateLimit).where(eq(rateLimit.key, await keyLike('pause')))
  expect(await refusal(enter('bob@example.com', 'demo'))).toBe('in')
  expect(await refusal(enter('bob@example.com', 'demo'))).toBe('in')
})
const keyLike = async (prefix: string) =>
  (await db.select().from(rateLimit)).find(({ key }) => key.startsWith(`${prefix}:`))?.key ?? ''

test('the demo switch is a session on record, and refused where nothing is a demo', async () => {
  const personId = cast.get('mona')?.id ?? ''
  expect(env().demoMode).toBe(true)
  const { sessionId } = await switchIdentity(system, { personId, ...browser })
  expect(await findSession(sessionId)).toMatchObject({ email: emailOf('mona'), roles: ['change_manager'] })
  const [last] = await sql<{ payload: string }[]>`
    select payload from audit_event where type = 'auth.signed_in' order by seq desc limit 1`
  expect(JSON.parse(last?.payload ?? '{}')).toMatchObject({ by: 'demo identity', sessionId })
  await db.update(organisation).set({ demo: false })
  await expect(switchIdentity(system, { personId, ...browser })).rejects.toMatchObject({ code: 'forbidden' })
  await db.update(organisation).set({ demo: true })
})
