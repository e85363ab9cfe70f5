import { and, type SQL, sql } from 'drizzle-orm'
import { db as reader } from '#db/client'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { FACETS, scope, ticked } from '../filter/queries'
import { cursorOf, type ListChanges, placeOf } from '../listing'
import { readable } from '../reader/queries'
import { findSpelling, queryOf } from '../search/queries'
import { numberOf, termsOf } from '../search/word'

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
  /** Of imported history whoever the other system names, even if nobody here has that name. */
  requestor: sql<string>`coalesce(change.origin ->> 'requestor', (select p.name from person p where p.id = change.requestor_id))`,
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

type Order = ListChanges['sort']
const SORT_BY: Record<Order, SQL> = {
  updated: sql`change.updated_at`,
  created: sql`change.created_at`,
  planned: sql`coalesce(change.planned_start, 'infinity')`,
  title: sql`lower(change.title)`,
  match: sql`best.rank`,
}
const CAST: Record<Order, SQL> = {
  updated: sql`timestamptz`,
  created: sql`timestamptz`,
  planned: sql`timestamptz`,
  title: sql`text`,
  match: sql`float4`,
}
/** So many of the latest changes that hold the words are put in the order of the best match: its cost has a bound. */
export const BEST_OF = 500
/** Signs of private use around the words that were found; the screen turns them into marks. */
const EXCERPT = 'StartSel=\ue000, StopSel=\ue001, MaxFragments=1, MaxWords=10, MinWords=5'

/** The latest changes found by the words, each with how well: the title counts most, then the description, plans, comments. */
const bestOf = (where: SQL | undefined, filter: ListChanges, terms: readonly string[]) => {
  const query = queryOf(terms)
  return sql`(select late.id, case when late.number = ${numberOf(filter.q ?? '') ?? ''} then 1000
      else ts_rank('{0.05, 0.1, 0.3, 1}', late.words, ${query}, 1) end::float4 as rank
    from (select change.id, change.number, w.words from change join change_words w on w.change_id = change.id
      where ${and(where, sql`w.words @@ ${query}`) ?? sql`true`}
      order by change.updated_at desc, change.id desc limit ${BEST_OF}::int) late) best`
}

/** Where the words stand, unless all of them are in the title. */
const excerptOf = (terms: readonly string[]) =>
  terms.length === 0
    ? sql<string | null>`null`
    : sql<string | null>`case when weighed_words(searchable(change.title), 'A') @@ ${queryOf(terms)} then null
        else (select nullif(ts_headline('english', concat_ws(' ', said.reasons, said.plans, said.comments), ${queryOf(terms)}, ${EXCERPT}), '')
          from text_of_change(change.id) said) end`

async function page(ctx: Context, asked: ListChanges, terms: readonly string[], excerpts: boolean) {
  const ranked = asked.sort === 'match' && terms.length > 0
  const filter: ListChanges = asked.sort === 'match' && !ranked ? { ...asked, sort: 'updated' } : asked
  const from = filter.cursor ? placeOf(filter.cursor, filter.sort) : null
  const forwards = (filter.order === 'asc') !== (from?.back ?? false)
  const by = SORT_BY[filter.sort]
  const where = and(scope(ctx, filter, ranked ? [] : terms), ticked(filter, FACETS))
  const place = from
    ? sql`(${by}, change.id) ${forwards ? sql`>` : sql`<`} (${from.value}::${CAST[filter.sort]}, ${from.id}::uuid)`
    : undefined
  const direction = forwards ? sql`asc` : sql`desc`
  const select = reader
    .select({ ...SUMMARY, at: sql<string>`(${by})::text`, excerpt: excerptOf(excerpts ? terms : []) })
    .from(change)
    .$dynamic()
  const found = await (ranked
    ? select.innerJoin(bestOf(where, filter, terms), sql`best.id = change.id`).where(place)
    : select.where(and(where, place))
  )
    .orderBy(sql`${by} ${direction}, change.id ${direction}`)
    .limit(filter.limit + 1)
  const rows = found.slice(0, filter.limit)
  if (from?.back) rows.reverse()
  const more = found.length > filter.limit
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(({ at: _, ...row }) => row),
    next: last && (from?.back || more) ? cursorOf({ value: last.at, id: last.id, back: false }) : null,
    previous:
      first && from && (!from.back || more) ? cursorOf({ value: first.at, id: first.id, back: true }) : null,
  }
}
const NOTHING = { rows: [], next: null, previous: null }

/**
 * One page of the list, read on from a cursor: no page costs more for standing further back. Where no change holds the
 * words, those that are spelt like none are replaced by their nearest: `instead` is then what the rows were found by.
 */
export async function listChanges(ctx: Context, filter: ListChanges, { excerpts = true } = {}) {
  const terms = termsOf(filter.q ?? '')
  const found = filter.q && terms.length === 0 ? NOTHING : await page(ctx, filter, terms, excerpts)
  if (found.rows.length === 0 && terms.length > 0 && filter.spelt !== 'exactly') {
    const spelling = await findSpelling(ctx, terms)
    const other = spelling && (await page(ctx, filter, spelling, excerpts))
    if (other && other.rows.length > 0) return { ...other, instead: spelling.join(' ') }
  }
  return { ...found, instead: null }
}

/** The number of the change that is meant by "chg-1024", if the reader may know of it. */
export async function findNumber(ctx: Context, q: string): Promise<string | null> {
  const number = /^chg/i.test(q.trim()) ? numberOf(q) : null
  if (!number) return null
  const [row] = await reader
    .select({ number: change.number })
    .from(change)
    .where(and(sql`change.number = ${number}`, readable(ctx)))
  return row?.number ?? null
}
