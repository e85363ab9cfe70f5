import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, sql } from '#db/client'
import { accessLink, auditEvent, idempotencyKey, person, roleRequest, session } from '#db/schema'
import { type CastKey, seedCast } from '#db/seed/cast'
import { digestText } from '../digest-text'
import { closeSender } from '../enqueue-job'
import { mintContext } from '../mint-context'
import { acceptLink } from './accept-link'
import { changePassword } from './change-password'
import { editProfile } from './edit-profile'
import { invitePerson } from './invite-person'
import { makeResetLink } from './make-reset-link'
import { findLink, findSession } from './queries'
import { signIn } from './sign-in'

let cast: Awaited<ReturnType<typeof seedCast>>
const idOf = (key: CastKey) => cast.get(key)?.id ?? ''
const as = (id: string, key?: string) =>
  mintContext({
    actor: { kind: 'person', id, name: 'Somebody', roles: [], means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'request',
    ...(key ? { idempotencyKey: key } : {}),
  })
const stranger = mintContext({
  actor: { kind: 'system', job: 'test' },
  now: new Date(),
  requestId: 'request',
})
const browser = { address: '', agent: 'Firefox', replaces: null }
const choose = (token: string, password: string) =>
  acceptLink(stranger, { token, password, repeat: password, ...browser })
const GOOD = 'seven kind otters swim'
const invite = (email: string, roles: string[] = []) =>
  invitePerson(as(idOf('root')), { email, name: 'Ike Inside', roles })

beforeAll(async () => {
  cast = await seedCast()
})
afterAll(closeSender)

test('A43 an invitation makes an account without a password; its link opens it once', async () => {
  const { token, personId } = await invite('ike@example.com', ['requestor', 'technical_lead'])
  expect(await db.$count(roleRequest, eq(roleRequest.personId, personId))).toBe(1)
  expect(await findLink(token)).toMatchObject({ kind: 'invitation', email: 'ike@example.com' })
  const { sessionId } = await choose(token, GOOD)
  expect(await findSession(sessionId)).toMatchObject({ email: 'ike@example.com', roles: ['requestor'] })
  await expect(choose(token, GOOD)).rejects.toMatchObject({ code: 'not_found' })
  expect(await findLink(token)).toBeNull()
  const entered = await signIn(stranger, {
    email: 'ike@example.com',
    password: GOOD,
    device: null,
    ...browser,
  })
  expect(entered.sessionId).not.toBe(sessionId)
  await expect(invite('IKE@example.com')).rejects.toMatchObject({ code: 'conflict' })
})

test('of ten who open one link at the same time one gets in', async () => {
  const { token } = await invite('race@example.com')
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => choose(token, GOOD)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a weak password leaves the link as it was', async () => {
  const { token } = await invite('weak@example.com')
  await expect(choose(token, 'too short')).rejects.toMatchObject({ code: 'invalid' })
  await expect(choose(token, 'demo')).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    acceptLink(stranger, { token, password: GOOD, repeat: `${GOOD}.`, ...browser }),
  ).rejects.toMatchObject({ code: 'invalid', detail: { errors: [{ path: 'repeat' }] } })
  expect(await findLink(token)).not.toBeNull()
})

test('an invitation holds seven days, a reset link 30 minutes; a newer one ends the older', async () => {
  const hours = async (token: string) => {
    const [row] = await db
      .select()
      .from(accessLink)
      .where(eq(accessLink.hash, digestText(token)))
    return ((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / 3_600_000
  }
  const first = await invite('late@example.com')
  expect(await hours(first.token)).toBe(7 * 24)
  const again = await makeResetLink(as(idOf('root')), { personId: first.personId })
  expect(await hours(again.token)).toBe(7 * 24)
  expect(await findLink(first.token)).toBeNull()
  await choose(again.token, GOOD)
  const reset = await makeResetLink(as(idOf('root')), { personId: first.personId })
  expect(await hours(reset.token)).toBe(0.5)
  await sql`update access_link set expires_at = clock_timestamp() - interval '1 second' where hash = ${digestText(reset.token)}`
  await expect(choose(reset.token, GOOD)).rejects.toMatchObject({ code: 'not_found' })
})

test('T05 a reset ends the open sessions; only an administrator makes one, never for themselves', async () => {
  const personId = idOf('otto')
  const [open] = await db
    .insert(session)
    .values({ personId, expiresAt: new Date(Date.now() + 3_600_000) })
    .returning()
  for (const key of ['carl', 'mona', 'ada', 'otto'] as const)
    await expect(makeResetLink(as(idOf(key)), { personId }), key).rejects.toMatchObject({ code: 'forbidden' })
  await expect(makeResetLink(as(idOf('root')), { personId: idOf('root') })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { token } = await makeResetLink(as(idOf('root')), { personId })
  expect(await findSession(open?.id ?? '')).not.toBeNull()
  await choose(token, GOOD)
  expect(await findSession(open?.id ?? '')).toBeNull()
})

test('T20 a link is nowhere in the database, not even as the reply of a repeated call', async () => {
  const input = { email: 'once@example.com', name: 'Only Once' }
  const { token } = await invitePerson(as(idOf('root'), 'key-once'), input)
  await expect(invitePerson(as(idOf('root'), 'key-once'), input)).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.$count(person, eq(person.email, input.email))).toBe(1)
  const everything = JSON.stringify(
    await Promise.all([
      db.select().from(accessLink),
      db.select().from(auditEvent),
      db.select().from(idempotencyKey),
    ]),
  )
  expect(everything).not.toContain(token)
})

test('T05 a changed password ends the other sessions and keeps this one', async () => {
  const personId = idOf('yara')
  const expiresAt = new Date(Date.now() + 3_600_000)
  const [here, there] = await db
    .insert(session)
    .values([0, 1].map(() => ({ personId, expiresAt })))
    .returning()
  const input = { current: 'demo', password: GOOD, repeat: GOOD, keep: here?.id ?? null }
  await expect(changePassword(as(personId), { ...input, current: 'wrong' })).rejects.toMatchObject({
    detail: { errors: [{ path: 'current' }] },
  })
  await sql`delete from rate_limit`
  await expect(
    changePassword(as(personId), { ...input, password: 'Yara-Haile-12345', repeat: 'Yara-Haile-12345' }),
  ).rejects.toMatchObject({ detail: { errors: [{ path: 'password' }] } })
  expect(await changePassword(as(personId), input)).toEqual({ sessions: 1 })
  expect([await findSession(here?.id ?? ''), await findSession(there?.id ?? '')]).toEqual([
    expect.anything(),
    null,
  ])
})

test("a profile is one's own, and its zone a real one", async () => {
  const input = { name: 'Rita Alvarez', zone: 'Asia/Tokyo', theme: 'dark', density: 'compact' }
  await editProfile(as(idOf('rita')), input)
  const [row] = await db
    .select()
    .from(person)
    .where(eq(person.id, idOf('rita')))
  expect(row).toMatchObject(input)
  await expect(editProfile(as(idOf('rita')), { ...input, zone: 'Mars/Base' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await editProfile(as(idOf('rita')), { ...input, zone: '' })
  const [plain] = await db
    .select()
    .from(person)
    .where(eq(person.id, idOf('rita')))
  expect(plain?.zone).toBeNull()
})
