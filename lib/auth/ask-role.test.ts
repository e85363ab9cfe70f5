import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '#db/client'
import { apiToken, auditEvent, person, roleHolding, roleRequest, session } from '#db/schema'
import { type CastKey, seedCast } from '#db/seed/cast'
import { connectAs } from '#db/testing'
import { defineCommand } from '../define-command'
import { closeSender } from '../enqueue-job'
import { mintContext } from '../mint-context'
import { prove } from '../proof'
import { allow, deny } from '../refusal'
import { holds } from './actor'
import { askRole } from './ask-role'
import { confirmRole } from './confirm-role'
import { decideRole } from './decide-role'
import { listPeople } from './directory/queries'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { endSessions } from './end-sessions'
import { listRoleRequests } from './grant/queries'
import { findSession, findTokenOwner } from './queries'
import type { Role } from './roles'

let cast: Awaited<ReturnType<typeof seedCast>>
const idOf = (key: CastKey) => cast.get(key)?.id ?? ''
const as = (key: CastKey, roles: Role[] = []) =>
  mintContext({
    actor: { kind: 'person', id: idOf(key), name: key, roles, means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'request',
  })
const rolesOf = async (key: CastKey) =>
  (
    await db
      .select({ role: roleHolding.role })
      .from(roleHolding)
      .where(and(eq(roleHolding.personId, idOf(key)), isNull(roleHolding.endedAt)))
  )
    .map(({ role }) => role)
    .sort()
const wish = (key: CastKey, role: Role, kind: 'grant' | 'removal' = 'grant') => ({
  personId: idOf(key),
  role,
  kind,
  reason: 'Needed for the new team.',
})
const openRequest = async (key: CastKey, role: Role) =>
  (
    await db
      .select()
      .from(roleRequest)
      .where(
        and(eq(roleRequest.personId, idOf(key)), eq(roleRequest.role, role), isNull(roleRequest.decidedAt)),
      )
  )[0]?.id ?? ''
const events = async (type: string) => db.$count(auditEvent, eq(auditEvent.type, type))

beforeAll(async () => {
  cast = await seedCast()
})
afterAll(closeSender)

test('A44 a role without authority holds at once, and goes at once', async () => {
  await askRole(as('root'), wish('nora', 'implementer'))
  expect(await rolesOf('nora')).toEqual(['implementer', 'requestor'])
  await askRole(as('root'), wish('nora', 'implementer', 'removal'))
  expect(await rolesOf('nora')).toEqual(['requestor'])
})

test('A44 authority waits for the CISO, who neither asked nor gains; the trail names both', async () => {
  expect(await askRole(as('root'), wish('nora', 'technical_lead'))).toMatchObject({ waits: true })
  expect(await rolesOf('nora')).toEqual(['requestor'])
  await expect(askRole(as('root'), wish('nora', 'technical_lead'))).rejects.toMatchObject({
    code: 'conflict',
  })
  const requestId = await openRequest('nora', 'technical_lead')
  expect((await listRoleRequests(as('carl', ['ciso']))).requests).toMatchObject([
    { role: 'technical_lead', name: 'Nora Jacobs', askedByName: 'Ruth Otieno' },
  ])
  for (const key of ['root', 'tina', 'mona', 'nora', 'ada'] as const)
    await expect(decideRole(as(key), { requestId, decision: 'confirm' }), key).rejects.toMatchObject({
      code: 'forbidden',
    })
  await decideRole(as('carl'), { requestId, decision: 'confirm' })
  expect(await rolesOf('nora')).toEqual(['requestor', 'technical_lead'])
  const [held] = await db
    .select()
    .from(roleHolding)
    .where(and(eq(roleHolding.personId, idOf('nora')), eq(roleHolding.role, 'technical_lead')))
  expect(held).toMatchObject({ grantedBy: idOf('root'), confirmedBy: idOf('carl'), unconfirmed: false })
  await expect(decideRole(as('carl'), { requestId, decision: 'confirm' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('A44 refusing and taking back change nothing but the request', async () => {
  await askRole(as('root'), wish('yara', 'eca'))
  await decideRole(as('carl'), {
    requestId: await openRequest('yara', 'eca'),
    decision: 'decline',
    reason: 'Not now.',
  })
  await askRole(as('root'), wish('yara', 'eca'))
  await decideRole(as('root'), { requestId: await openRequest('yara', 'eca'), decision: 'decline' })
  expect(await rolesOf('yara')).toEqual(['requestor'])
  expect(await events('auth.role_request_declined')).toBe(2)
})

test('c15 what the rule refuses, the database refuses too', async () => {
  await expect(askRole(as('root'), wish('root', 'requestor'))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(askRole(as('root'), wish('ada', 'requestor'))).rejects.toMatchObject({ code: 'conflict' })
  await expect(askRole(as('root'), wish('ann', 'administrator'))).rejects.toMatchObject({ code: 'conflict' })
  const owner = connectAs('cabinet_owner')
  const insert = (key: CastKey, role: Role, by: CastKey) =>
    owner`insert into role_holding (person_id, role, granted_by) values (${idOf(key)}, ${role}, ${idOf(by)})`
  await expect(insert('yara', 'eca', 'yara')).rejects.toMatchObject({ code: 'CB001' })
  await expect(insert('ada', 'requestor', 'root')).rejects.toMatchObject({ code: 'CB001' })
  await expect(insert('ann', 'administrator', 'root')).rejects.toMatchObject({ code: 'CB001' })
})

test('a grant that no longer fits is refused when it is confirmed', async () => {
  await askRole(as('root'), wish('pieter', 'technical_lead'))
  const requestId = await openRequest('pieter', 'technical_lead')
  await askRole(as('root'), wish('pieter', 'administrator'))
  await expect(decideRole(as('carl'), { requestId, decision: 'confirm' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await decideRole(as('carl'), { requestId, decision: 'decline' })
  await askRole(as('root'), wish('pieter', 'administrator', 'removal'))
})

test('A43 disabling ends sessions and tokens; others may not; nobody disables themselves', async () => {
  const personId = idOf('igor')
  const [row] = await db
    .insert(session)
    .values({ personId, expiresAt: new Date(Date.now() + 3_600_000) })
    .returning()
  await db.insert(apiToken).values({
    personId,
    name: 'probe',
    hash: 'digest',
    scope: 'read',
    expiresAt: new Date(Date.now() + 3_600_000),
  })
  expect(await findTokenOwner('digest')).not.toBeNull()
  const input = { personId, reason: 'Left the company.' }
  for (const key of ['carl', 'mona', 'ada', 'rita', 'igor'] as const)
    await expect(disablePerson(as(key), input), key).rejects.toMatchObject({ code: 'forbidden' })
  await expect(disablePerson(as('root'), { ...input, personId: idOf('root') })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await disablePerson(as('root'), input)
  expect([await findSession(row?.id ?? ''), await findTokenOwner('digest')]).toEqual([null, null])
  await enablePerson(as('root'), { personId })
  expect([await findSession(row?.id ?? ''), await findTokenOwner('digest')]).toEqual([null, null])
})

test('A43 an administrator ends one session or all', async () => {
  const personId = idOf('dana')
  const expiresAt = new Date(Date.now() + 3_600_000)
  const rows = await db
    .insert(session)
    .values([1, 2, 3].map(() => ({ personId, expiresAt })))
    .returning()
  expect(await endSessions(as('root'), { personId, sessionId: rows[0]?.id })).toMatchObject({ sessions: 1 })
  expect(await endSessions(as('root'), { personId })).toMatchObject({ sessions: 2 })
  await expect(endSessions(as('root'), { personId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(endSessions(as('carl'), { personId })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the list of people is for those who may read it', async () => {
  const search = { view: 'deciding' as const, search: 'security' }
  const { people } = await listPeople(as('carl', ['ciso']), search)
  expect(people.map(({ name }) => name)).toEqual(['Sam Ito', 'Sven Dahl'])
  await expect(listPeople(as('rita', ['requestor']), search)).rejects.toMatchObject({ code: 'forbidden' })
})

test('D117 a role granted before the first CISO is confirmed by the CISO, or ended', async () => {
  const unconfirmed = async (key: CastKey, role: Role) => {
    const [row] = await db
      .update(roleHolding)
      .set({ unconfirmed: true, confirmedBy: null })
      .where(
        and(eq(roleHolding.personId, idOf(key)), eq(roleHolding.role, role), isNull(roleHolding.endedAt)),
      )
      .returning()
    return row?.id ?? ''
  }
  const sam = await unconfirmed('sam', 'security_lead')
  const sven = await unconfirmed('sven', 'security_lead')
  const carl = await unconfirmed('carl', 'ciso')
  await expect(confirmRole(as('root'), { holdingId: sam, decision: 'confirm' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(confirmRole(as('carl'), { holdingId: carl, decision: 'confirm' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await confirmRole(as('carl'), { holdingId: sam, decision: 'confirm' })
  await confirmRole(as('carl'), { holdingId: sven, decision: 'decline' })
  expect([await rolesOf('sam'), await rolesOf('sven')]).toEqual([['security_lead'], []])
})

prove(
  'R09 a role in use and its removal take turns: nothing is accepted after the removal committed',
  { small: 25, full: 1000 },
  async (rounds) => {
    const use = defineCommand({
      name: 'use-role',
      action: 'A12',
      schema: z.strictObject({}),
      lock: async () => null,
      may: (actor) => (holds(actor, 'implementer') ? allow : deny('Not yours.')),
      run: async (_tx, ctx) => ({
        value: ctx.now,
        events: [{ type: 'auth.person_enabled', personId: 'probe', email: 'probe' }],
      }),
    })
    for (let round = 0; round < rounds; round++) {
      const [, ...uses] = await Promise.allSettled([
        askRole(as('root'), wish('dana', 'implementer', 'removal')),
        ...Array.from({ length: 3 }, () => use(as('dana', ['implementer']), {})),
      ])
      const [removal] = await db
        .select({ endedAt: roleHolding.endedAt })
        .from(roleHolding)
        .where(and(eq(roleHolding.personId, idOf('dana')), eq(roleHolding.role, 'implementer')))
        .orderBy(roleHolding.since)
        .then((rows) => rows.slice(-1))
      for (const one of uses)
        if (one.status === 'fulfilled')
          expect(one.value.getTime()).toBeLessThanOrEqual(removal?.endedAt?.getTime() ?? 0)
      await expect(use(as('dana', ['implementer']), {})).rejects.toMatchObject({ code: 'forbidden' })
      await askRole(as('root'), wish('dana', 'implementer'))
    }
    await db
      .update(person)
      .set({ disabledAt: new Date() })
      .where(eq(person.id, idOf('dana')))
    await expect(use(as('dana', ['implementer']), {})).rejects.toMatchObject({ code: 'unauthenticated' })
  },
)
