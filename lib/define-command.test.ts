import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db, sql } from '#db/client'
import { auditEvent, idempotencyKey, organisation, person } from '#db/schema'
import { connectAs } from '#db/testing'
import type { Means } from './auth/actor'
import { defineCommand } from './define-command'
import { closeSender } from './enqueue-job'
import { mintContext } from './mint-context'
import { allow, deny, Refusal } from './refusal'

let ann = ''
const as = (id: string, idempotencyKey?: string, means: Means = { kind: 'screen' }) =>
  mintContext({
    actor: { kind: 'person', id, name: 'Ann', roles: [], means },
    now: new Date(),
    requestId: 'request',
    ...(idempotencyKey ? { idempotencyKey } : {}),
  })

let may = allow
const rename = defineCommand({
  name: 'rename-organisation',
  action: 'A12',
  schema: z.strictObject({ name: z.string().min(1, 'Enter a name.') }),
  lock: async (tx) => (await tx.select().from(organisation).for('update'))[0],
  may: () => may,
  async run(tx, _ctx, before, { name }) {
    await tx.update(organisation).set({ name })
    return {
      value: { was: before?.name, name },
      events: [{ type: 'organisation.settings_changed', before: { name: before?.name }, after: { name } }],
    }
  },
})
const nameNow = async () => (await db.select().from(organisation))[0]?.name
const events = () => db.$count(auditEvent)
const jobs = async () =>
  Number((await sql`select count(*) from pgboss.job where name = 'react-to-events'`)[0]?.count)

beforeAll(async () => {
  await db.insert(organisation).values({
    name: 'Before',
    zone: 'Europe/Amsterdam',
    businessDays: [1, 2, 3, 4, 5],
    opens: '09:00',
    closes: '17:00',
  })
  ann = (await db.insert(person).values({ email: 'ann@example.com', name: 'Ann' }).returning())[0]!.id
})
afterAll(closeSender)

test('a command commits its write, its event and its job together', async () => {
  await rename(as(ann), { name: 'After' })
  expect([await nameNow(), await events(), await jobs()]).toEqual(['After', 1, 1])
  const [row] = await db.select().from(auditEvent)
  expect(row).toMatchObject({ stream: 'organisation', seq: 1, actorId: ann, means: 'screen', prevHash: '' })
  expect(JSON.parse(row!.payload!)).toMatchObject({ after: { name: 'After' } })
})

test('R02 the same key and body answers the same and does nothing; another body is refused', async () => {
  const first = await rename(as(ann, 'key-1'), { name: 'Keyed' })
  await rename(as(ann), { name: 'Moved on' })
  const count = await events()
  expect(await rename(as(ann, 'key-1'), { name: 'Keyed' })).toEqual(first)
  expect([await nameNow(), await events()]).toEqual(['Moved on', count])
  await expect(rename(as(ann, 'key-1'), { name: 'Other' })).rejects.toMatchObject({ code: 'invalid' })
})

test('R02 twenty calls with one key at the same time take effect once', async () => {
  const before = await events()
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => rename(as(ann, 'key-2'), { name: 'Once' })),
  )
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(await events()).toBe(before + 1)
})

test('a refusal changes nothing and keeps no key', async () => {
  const [count, name] = [await events(), await nameNow()]
  may = deny('Not you.')
  await expect(rename(as(ann, 'key-3'), { name: 'Never' })).rejects.toThrow(
    new Refusal('forbidden', 'Not you.'),
  )
  may = allow
  expect([await events(), await nameNow()]).toEqual([count, name])
  expect(await db.$count(idempotencyKey, eq(idempotencyKey.key, 'key-3'))).toBe(0)
})

test('invalid input names the field', async () => {
  await expect(rename(as(ann), { name: '' })).rejects.toMatchObject({
    code: 'invalid',
    detail: { errors: [{ path: 'name', message: 'Enter a name.' }] },
  })
  await expect(rename(as(ann), { name: 'x', extra: 1 })).rejects.toMatchObject({ code: 'invalid' })
})

test('T15 a token decides only with scope decide', async () => {
  const token = (scope: 'read' | 'write' | 'decide') =>
    as(ann, undefined, { kind: 'token', tokenId: 't', scope })
  await expect(rename(token('read'), { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(rename(token('write'), { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  await rename(token('decide'), { name: 'By token' })
  expect(await nameNow()).toBe('By token')
})

test('R10 when the audit row cannot be written nothing happens', async () => {
  const owner = connectAs('cabinet_owner')
  await owner`alter table audit_event add constraint broken check (type <> 'organisation.settings_changed') not valid`
  try {
    await expect(rename(as(ann), { name: 'Unlogged' })).rejects.toThrow()
  } finally {
    await owner`alter table audit_event drop constraint broken`
  }
  expect(await nameNow()).not.toBe('Unlogged')
})

test('R09 a disabled person is refused although the page was theirs', async () => {
  await db.update(person).set({ disabledAt: new Date() }).where(eq(person.id, ann))
  await expect(rename(as(ann), { name: 'Too late' })).rejects.toMatchObject({ code: 'unauthenticated' })
})
