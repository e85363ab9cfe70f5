import { and, asc, desc, eq, gte, like, lt, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { auditEvent, auditVerification } from '#db/schema/audit'
import { person } from '#db/schema/auth'
import { change } from '#db/schema/change'
import { openSeal } from '#db/seal'
import { canReadTrail } from '../auth/permissions'
import { readable } from '../change/queries'
import type { Context } from '../context'
import { env } from '../env'
import type { DomainEvent } from '../events'
import { must, Refusal } from '../refusal'
import { EMPTY, faultOf } from './chain'
import { cursorOf, type ListTrail, periodOf, placeOf, type Sought, soughtBy } from './listing'
import { readsAll } from './permissions'

const PAGE = 50
const CHANGE_EVENTS = 1_000

type Row = typeof auditEvent.$inferSelect
export type TrailEvent = Row & { event: DomainEvent | null; number: string | null }
const shaped = (row: Row): TrailEvent => {
  const event = row.payload === null ? null : (JSON.parse(row.payload) as DomainEvent)
  return { ...row, event, number: event && 'number' in event ? event.number : null }
}

const subject = sql`case when ${auditEvent.stream} like 'change:%' then substr(${auditEvent.stream}, 8)::uuid end`
/** The whole trail, or the events of changes that the actor may know of (A50, D120). */
const mine = (ctx: Context): SQL | undefined =>
  readsAll(ctx.actor)
    ? undefined
    : sql`exists (select 1 from ${change} where ${and(sql`${change.id} = ${subject}`, readable(ctx))})`

async function aboutWhat(ctx: Context, sought: Sought | null): Promise<SQL | undefined> {
  if (!sought) return undefined
  if (sought.kind === 'change') {
    const [row] = await db
      .select({ id: change.id })
      .from(change)
      .where(and(eq(change.number, sought.name), readable(ctx)))
    return row ? eq(auditEvent.stream, `change:${row.id}`) : sql`false`
  }
  // A JSON string as it was written: exact, and only over the small stream of its room.
  const [stream, field] = sought.kind === 'person' ? ['auth', 'email'] : ['service', 'slug']
  const text = `"${field}":${JSON.stringify(sought.name)}`
  return and(eq(auditEvent.stream, stream), sql`position(${text} in ${auditEvent.payload}) > 0`)
}

/** One page of the trail, newest first, read on from a cursor; days are those of `zone`. */
export async function listTrail(ctx: Context, filter: ListTrail, zone: string) {
  must(canReadTrail(ctx.actor))
  const from = placeOf(filter.cursor)
  const back = from?.back ?? false
  const period = periodOf(filter, zone)
  const order = back ? asc : desc
  const rows = await db
    .select()
    .from(auditEvent)
    .where(
      and(
        mine(ctx),
        await aboutWhat(ctx, soughtBy(filter.q)),
        filter.who === 'system' ? like(auditEvent.actorId, 'job:%') : undefined,
        filter.who && filter.who !== 'system' ? eq(auditEvent.actorId, filter.who) : undefined,
        filter.what?.includes('.') ? eq(auditEvent.type, filter.what) : undefined,
        filter.what && !filter.what.includes('.') ? like(auditEvent.type, `${filter.what}.%`) : undefined,
        period.from ? gte(auditEvent.occurredAt, period.from.toISOString()) : undefined,
        period.to ? lt(auditEvent.occurredAt, period.to.toISOString()) : undefined,
        from
          ? sql`(${auditEvent.occurredAt}, ${auditEvent.stream}, ${auditEvent.seq}) ${back ? sql`>` : sql`<`} (${from.at}, ${from.stream}, ${from.seq})`
          : undefined,
      ),
    )
    .orderBy(
      // As the index has it; ordered otherwise, every event would be sorted for one page.
      back ? sql`${auditEvent.occurredAt} nulls first` : sql`${auditEvent.occurredAt} desc nulls last`,
      order(auditEvent.stream),
      order(auditEvent.seq),
    )
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  if (back) page.reverse()
  const more = rows.length > PAGE
  const to = (row: Row | undefined, direction: boolean) =>
    row ? cursorOf({ at: row.occurredAt, stream: row.stream, seq: row.seq, back: direction }) : null
  return {
    rows: page.map(shaped),
    next: back || more ? to(page.at(-1), false) : null,
    previous: (back && more) || (from && !back) ? to(page[0], true) : null,
  }
}

/** One event with its neighbours in the chain, each held against its hash, and what the same request did besides. */
export async function findTrailEvent(ctx: Context, id: string) {
  must(canReadTrail(ctx.actor))
  const [row] = await db
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.id, id), mine(ctx)))
  if (!row) return null
  const around = await db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.stream, row.stream),
        sql`${auditEvent.seq} between ${row.seq - 2} and ${row.seq + 1}`,
      ),
    )
    .orderBy(auditEvent.seq)
  const chain = around.flatMap((it) => {
    const before = it.seq === 1 ? EMPTY : around.find(({ seq }) => seq === it.seq - 1)
    return before ? [{ id: it.id, seq: it.seq, hash: it.hash, fault: faultOf(it, before) }] : []
  })
  const together = await db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.stream, row.stream),
        eq(auditEvent.requestId, row.requestId),
        ne(auditEvent.id, row.id),
      ),
    )
    .orderBy(auditEvent.seq)
    .limit(20)
  return { ...shaped(row), chain, together: together.map(shaped) }
}

/** What happened to a change, oldest first, for whoever may see the change; at most 1,000 events. */
export async function listChangeEvents(ctx: Context, changeId: string): Promise<TrailEvent[]> {
  const [seen] = await db
    .select({ id: change.id })
    .from(change)
    .where(and(eq(change.id, changeId), readable(ctx)))
  if (!seen) throw new Refusal('not_found', 'There is no such change.')
  const rows = await db
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.stream, `change:${changeId}`))
    .orderBy(desc(auditEvent.seq))
    .limit(CHANGE_EVENTS)
  return rows.reverse().map(shaped)
}

/** The choices of the filters: who has acted and what has happened. */
export async function listTrailChoices(ctx: Context) {
  must(canReadTrail(ctx.actor))
  const [people, types] = await Promise.all([
    db.select({ id: person.id, name: person.name }).from(person).orderBy(person.name).limit(500),
    // Hops from type to type along the index instead of reading every row.
    db.execute<{ type: string }>(sql`
      with recursive hop(type) as (
        select min(type) from audit_event
        union all select (select min(type) from audit_event where type > hop.type) from hop where hop.type is not null
      ) select type from hop where type is not null limit 500`),
  ])
  const readableTypes = [...types].map(({ type }) => type)
  return { people, types: readableTypes }
}

/** How far the trail is verified and anchored. */
export async function getTrailStatus(ctx: Context) {
  must(canReadTrail(ctx.actor))
  const [[count], verifications, state] = await Promise.all([
    db.execute<{ events: number; since: string | null; now: string }>(sql`
      select (select coalesce(sum(seq), 0)::int from audit_stream) as events, (select min(occurred_at) from audit_event) as since,
        clock_timestamp()::timestamptz(3) as now`),
    db
      .select()
      .from(auditVerification)
      .orderBy(sql`${auditVerification.finishedAt} desc nulls first`)
      .limit(2),
    openSeal(env().dataDir).findState(),
  ])
  return {
    events: count?.events ?? 0,
    since: count?.since ?? null,
    now: new Date(String(count?.now)),
    running: verifications.find(({ finishedAt }) => finishedAt === null) ?? null,
    last: verifications.find(({ finishedAt }) => finishedAt !== null) ?? null,
    sealed: state && { number: state.number, digest: state.digest, lookedAt: state.lookedAt },
  }
}
