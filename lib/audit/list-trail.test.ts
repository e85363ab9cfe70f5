import { beforeAll, describe, expect, test } from 'vitest'
import { db, sql } from '#db/client'
import { auditEvent, change, person } from '#db/schema'
import type { Role } from '../auth/roles'
import type { Context } from '../context'
import type { DomainEvent } from '../events'
import { mintContext } from '../mint-context'
import { findTrailEvent, getTrailStatus, listChangeEvents, listTrail, listTrailChoices } from './queries'

const ZONE = 'Europe/Amsterdam'
const ids: Record<string, string> = {}
const events: Record<string, string> = {}
let open = { id: '', number: '' }
let secret = { id: '', number: '' }

const as = (name: string, ...roles: Role[]): Context =>
  mintContext({
    actor: { kind: 'person', id: ids[name]!, name, roles, means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'r',
  })
async function record(name: string, event: DomainEvent, occurredAt: string, requestId = 'r') {
  const id = crypto.randomUUID()
  const stream = 'changeId' in event ? `change:${event.changeId}` : event.type.split('.')[0]!
  await db.insert(auditEvent).values({
    stream,
    id,
    type: event.type,
    actorId: name === 'Cabinet' ? 'job:fire-timers' : ids[name]!,
    actorName: name,
    means: 'screen',
    requestId,
    occurredAt,
    payload: JSON.stringify(event),
  })
  return id
}

beforeAll(async () => {
  const names = ['rita', 'mona', 'ada', 'otto']
  for (const row of await db
    .insert(person)
    .values(names.map((name) => ({ name, email: `${name}@example.com` })))
    .returning())
    ids[row.name] = row.id
  const row = { requestorId: ids.rita!, content: {} as never, digest: 'd', authors: [] }
  const made = await db
    .insert(change)
    .values([row, { ...row, restricted: true }])
    .returning()
  open = made[0]!
  secret = made[1]!
  const of = (it: typeof open) => ({ changeId: it.id, number: it.number })
  events.drafted = await record('rita', { type: 'change.drafted', ...of(open) }, '2026-11-24T09:00:00.000Z')
  events.secret = await record('rita', { type: 'change.drafted', ...of(secret) }, '2026-11-24T09:01:00.000Z')
  events.role = await record(
    'ada',
    {
      type: 'auth.role_granted',
      personId: ids.otto!,
      email: 'otto@example.com',
      role: 'implementer',
      reason: '',
      confirmed: true,
    },
    '2026-11-24T23:30:00.000Z',
  )
  events.service = await record(
    'mona',
    { type: 'service.retired', slug: 'payments-api', reason: 'Replaced.' },
    '2026-11-25T09:00:00.000Z',
  )
  for (let i = 0; i < 130; i++)
    // One moment for many: the place in the list must not depend on time alone.
    await record(
      'Cabinet',
      { type: 'change.commented', ...of(open), commentId: `c${i}` },
      '2026-11-20T08:00:00.000Z',
    )
})

const found = async (ctx: Context, filter = {}) =>
  (await listTrail(ctx, filter, ZONE)).rows.map(({ id }) => id)

describe('A50 who reads what', () => {
  test('auditors, compliance and the CISO read everything', async () => {
    for (const role of ['auditor', 'compliance_officer', 'ciso'] as const)
      expect(await found(as('ada', role))).toEqual(expect.arrayContaining(Object.values(events)))
  })

  test('a change manager reads what happened to changes, but of restricted ones nothing (D120)', async () => {
    const ctx = as('mona', 'change_manager')
    const seen = await found(ctx)
    expect(seen).toContain(events.drafted)
    for (const hidden of [events.secret, events.role, events.service]) {
      expect(seen).not.toContain(hidden)
      expect(await findTrailEvent(ctx, hidden!)).toBeNull()
    }
    expect(await found(ctx, { q: secret.number })).toEqual([])
    expect(await found(ctx, { q: 'otto@example.com' })).toEqual([])
    await expect(listChangeEvents(ctx, secret.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('others are refused, however they ask', async () => {
    for (const role of ['requestor', 'technical_lead', 'administrator', 'cto'] as const) {
      const ctx = as('otto', role)
      const refused = { code: 'forbidden' }
      await expect(listTrail(ctx, {}, ZONE)).rejects.toMatchObject(refused)
      await expect(findTrailEvent(ctx, events.drafted!)).rejects.toMatchObject(refused)
      await expect(listTrailChoices(ctx)).rejects.toMatchObject(refused)
      await expect(getTrailStatus(ctx)).rejects.toMatchObject(refused)
    }
  })

  test('whoever sees a change sees what happened to it', async () => {
    const trail = await listChangeEvents(as('otto', 'requestor'), open.id)
    expect(trail).toHaveLength(131)
    expect(trail[0]).toMatchObject({ seq: 1, number: open.number, event: { type: 'change.drafted' } })
    expect(await listChangeEvents(as('rita', 'requestor'), secret.id)).toHaveLength(1)
  })
})

describe('the list', () => {
  const ada = () => as('ada', 'auditor')

  test('filters by person, action, object and days of the reader’s zone', async () => {
    expect(await found(ada(), { who: ids.rita })).toEqual([events.secret, events.drafted])
    expect(await found(ada(), { who: 'system' })).toHaveLength(50)
    expect(await found(ada(), { what: 'auth.role_granted' })).toEqual([events.role])
    expect(await found(ada(), { what: 'service' })).toEqual([events.service])
    expect(await found(ada(), { q: secret.number.toLowerCase() })).toEqual([events.secret])
    expect(await found(ada(), { q: 'otto@example.com' })).toEqual([events.role])
    expect(await found(ada(), { q: 'payments-api' })).toEqual([events.service])
    expect(await found(ada(), { q: '%' })).toEqual([])
    // 23:30 UTC is the next day in Amsterdam.
    expect(await found(ada(), { since: '2026-11-25', until: '2026-11-25' })).toEqual([
      events.service,
      events.role,
    ])
    expect(await found(ada(), { since: '2026-11-24', until: '2026-11-24' })).toEqual([
      events.secret,
      events.drafted,
    ])
  })

  test('pages forth and back meet every event once', async () => {
    const all: string[] = []
    const pages: string[][] = []
    let cursor: string | undefined
    let last: Awaited<ReturnType<typeof listTrail>>
    do {
      last = await listTrail(ada(), { cursor }, ZONE)
      pages.push(last.rows.map(({ id }) => id))
      all.push(...(pages.at(-1) ?? []))
      cursor = last.next ?? undefined
    } while (cursor)
    expect(all).toHaveLength(134)
    expect(new Set(all).size).toBe(134)
    const before = await listTrail(ada(), { cursor: last.previous ?? undefined }, ZONE)
    expect(before.rows.map(({ id }) => id)).toEqual(pages.at(-2))
    expect(await found(ada(), { cursor: 'nonsense' })).toEqual(pages[0])
  })

  test('an event shows its neighbours and that their hashes fit', async () => {
    const detail = await findTrailEvent(ada(), events.drafted!)
    expect(detail?.chain.map(({ seq, fault }) => [seq, fault])).toEqual([
      [1, null],
      [2, null],
    ])
    expect(detail?.together.length).toBe(20)
  })

  test('the choices are the kinds that have happened', async () => {
    const { types, people } = await listTrailChoices(ada())
    expect(types).toEqual(['auth.role_granted', 'change.commented', 'change.drafted', 'service.retired'])
    expect(people.map(({ name }) => name)).toContain('rita')
    expect((await getTrailStatus(ada())).events).toBe(
      Number((await sql`select count(*) from audit_event`)[0]?.count),
    )
  })
})
