import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { db as reader } from '#db/client'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { cursorOf, type ListChanges, placeOf } from '../listing'
import { readable } from '../reader/queries'

/** Columns of a row in any list of changes. */
export const SUMMARY = {
  id: change.id,
  number: change.number,
  title: change.title,
  status: change.status,
  outcome: change.outcome,
  category: change.category,
  riskLevel: change.riskLevel,
  restricted: change.restricted,
  heldAt: change.heldAt,
  plannedStart: change.plannedStart,
  plannedEnd: change.plannedEnd,
  createdAt: change.createdAt,
  updatedAt: change.updatedAt,
  requestor: sql<string>`(select p.name from person p where p.id = change.requestor_id)`,
  implementer: sql<string | null>`(select p.name from person p where p.id = change.implementer_id)`,
  services: sql<
    { slug: string; name: string }[]
  >`coalesce((select json_agg(json_build_object('slug', s.slug, 'name', s.name) order by s.name)
    from change_service cs join service s on s.id = cs.service_id where cs.change_id = change.id), '[]')`,
  /** What is asked now and of whom, for "next step". */
  asked: sql<string[]>`coalesce((select array_agg(st.role order by st.stage, st.role) from approval_step st
    where st.change_id = change.id and st.revision = change.revision and st.status in ('open', 'info_requested', 'unassigned')), '{}')`,
}
export type ChangeSummary = Awaited<ReturnType<typeof listChanges>>['rows'][number]

const SORT_BY: Record<ListChanges['sort'], SQL> = {
  updated: sql`change.updated_at`,
  created: sql`change.created_at`,
  planned: sql`coalesce(change.planned_start, 'infinity')`,
  title: sql`lower(change.title)`,
  match: sql`change.updated_at`,
}
const IN_VIEW: Record<ListChanges['view'], (actorId: string) => SQL | undefined> = {
  all: () => undefined,
  open: () => sql`change.status not in ('closed', 'cancelled', 'rejected')`,
  mine: (actorId) =>
    sql`(change.requestor_id = ${actorId}::uuid or change.implementer_id = ${actorId}::uuid)`,
  implementing: () => sql`change.status in ('implementing', 'validating', 'rolling_back')`,
  scheduled: () => sql`change.status = 'scheduled'`,
  closed: () => sql`change.status = 'closed'`,
}
/** The first moment of a day in the zone of the organisation. */
const day = (date: string, later = 0) =>
  sql`((${date}::date + ${later}::int)::timestamp at time zone (select zone from organisation limit 1))`

/** One page of the list, read on from a cursor: no page costs more for standing further back. */
export async function listChanges(ctx: Context, filter: ListChanges) {
  const from = filter.cursor ? placeOf(filter.cursor, filter.sort) : null
  const forwards = (filter.order === 'asc') !== (from?.back ?? false)
  const by = SORT_BY[filter.sort]
  const cast = filter.sort === 'title' ? sql`text` : sql`timestamptz`
  const where = and(
    readable(ctx),
    IN_VIEW[filter.view](ctx.actor.kind === 'person' ? ctx.actor.id : ''),
    filter.status && inArray(change.status, filter.status),
    filter.risk && inArray(change.riskLevel, filter.risk),
    filter.category && inArray(change.category, filter.category),
    filter.outcome && inArray(change.outcome, filter.outcome),
    filter.service?.length
      ? sql`exists (select 1 from change_service cs join service s on s.id = cs.service_id where cs.change_id = change.id
          and s.slug in (${sql.join(
            filter.service.map((slug) => sql`${slug}`),
            sql`, `,
          )}))`
      : undefined,
    filter.requestor ? sql`change.requestor_id = ${filter.requestor}::uuid` : undefined,
    filter.implementer ? sql`change.implementer_id = ${filter.implementer}::uuid` : undefined,
    filter.plannedFrom ? sql`change.planned_start >= ${day(filter.plannedFrom)}` : undefined,
    filter.plannedTo ? sql`change.planned_start < ${day(filter.plannedTo, 1)}` : undefined,
    filter.updatedSince ? sql`change.updated_at >= ${day(filter.updatedSince)}` : undefined,
    filter.q
      ? sql`(change.number = upper(${filter.q}) or change.title ilike ${`%${filter.q.replace(/[%_\\]/g, '\\$&')}%`})`
      : undefined,
    from
      ? sql`(${by}, change.id) ${forwards ? sql`>` : sql`<`} (${from.value}::${cast}, ${from.id}::uuid)`
      : undefined,
  )
  const direction = forwards ? sql`asc` : sql`desc`
  const found = await reader
    .select({ ...SUMMARY, at: sql<string>`(${by})::text` })
    .from(change)
    .where(where)
    .orderBy(sql`${by} ${direction}, change.id ${direction}`)
    .limit(filter.limit + 1)
  const page = found.slice(0, filter.limit)
  if (from?.back) page.reverse()
  const more = found.length > filter.limit
  const [first, last] = [page[0], page.at(-1)]
  return {
    rows: page.map(({ at: _, ...row }) => row),
    next: last && (from?.back || more) ? cursorOf({ value: last.at, id: last.id, back: false }) : null,
    previous:
      first && from && (!from.back || more) ? cursorOf({ value: first.at, id: first.id, back: true }) : null,
  }
}
