import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { RISK_LEVELS } from '../../policy/factor'
import { ENDED, type FacetName, inView, OPEN, scope, ticked } from '../filter/queries'
import { CATEGORIES, CHANGE_STATUSES, OUTCOMES } from '../lifecycle'
import type { ListChanges } from '../listing'
import { readable } from '../reader/queries'
import { textList } from '../search/queries'
import { termsOf } from '../search/word'

/** Counting ends here: a longer history costs no more. */
export const COUNTED = 1000
/** Services are many, so each is counted less far. */
const COUNTED_A_SERVICE = 100
/** Of the restricted changes the latest so many are looked at, each by all that may open it to its reader. */
const RESTRICTED = 200

/** At least `n` where there are `more`. */
export type Tally = { n: number; more: boolean }
export type Facets = { total: Tally; by: Record<FacetName, Record<string, Tally>> }

type Plain = Exclude<FacetName, 'service'>
const VALUES: Record<Plain, readonly string[]> = {
  status: CHANGE_STATUSES,
  risk: RISK_LEVELS,
  category: CATEGORIES,
  outcome: OUTCOMES,
}
const COLUMN: Record<Plain, SQL> = {
  status: sql`change.status`,
  risk: sql`change.risk_level`,
  category: sql`change.category`,
  outcome: sql`change.outcome`,
}
const PLAIN = Object.keys(VALUES) as Plain[]
const othersOf = (name: Plain) => PLAIN.filter((other) => other !== name)
const all = (condition: SQL | undefined) => condition ?? sql`true`

/**
 * How many changes stand behind each choice, the other filters as they are. The whole history is counted from indexes, each
 * choice up to 1000; what words, people, days and services leave is read, up to 1000 on their way and 1000 that ended.
 */
export async function countFacets(ctx: Context, filter: ListChanges): Promise<Facets> {
  const terms = termsOf(filter.q ?? '')
  const { service, requestor, implementer, plannedFrom, plannedTo, updatedSince, view } = filter
  const read = Boolean(
    filter.q || service?.length || requestor || implementer || plannedFrom || plannedTo || updatedSince,
  )
  if (filter.q && terms.length === 0) return tallied([])
  const narrow = read || view === 'mine'
  const within = scope(ctx, filter, terms)
  const counts = narrow
    ? fromRows(and(within, ticked(filter, ['service'])), filter)
    : fromIndexes(ctx, filter)
  const plain = !narrow && view === 'all' && !ticked(filter, PLAIN)
  // Where no service is ticked, theirs are among the rows that were read anyway.
  if (narrow && !service?.length) return tallied(await db.execute<Row>(counts))
  const services = plain ? eachService(ctx) : servicesOf(and(within, ticked(filter, PLAIN)))
  return tallied(await db.execute<Row>(sql`${counts} union all ${services}`))
}

type Row = { facet: FacetName | 'total'; value: string; n: number; more: boolean }
function tallied(rows: readonly Row[]): Facets {
  const by: Facets['by'] = { status: {}, risk: {}, category: {}, outcome: {}, service: {} }
  let total: Tally = { n: 0, more: false }
  for (const { facet, value, n, more } of rows)
    if (facet === 'total') total = { n, more }
    else by[facet][value] = { n, more }
  return { total, by }
}

/** Rows of `change` for these conditions, as far as they are counted; the two parts keep the rare open ones in. */
const window = (where: SQL | undefined) => sql`(
  (select change.status, change.risk_level, change.category, change.outcome, change.service_slugs from change
    where ${all(and(where, inArray(change.status, OPEN)))} limit ${COUNTED + 1}::int)
  union all
  (select change.status, change.risk_level, change.category, change.outcome, change.service_slugs from change
    where ${all(and(where, inArray(change.status, ENDED)))} limit ${COUNTED + 1}::int))`
const tooMany = (part: readonly string[], rows: SQL) =>
  sql`(select count(*) from ${rows} cut where cut.status = any (${textList(part)})) > ${COUNTED}`

function fromRows(where: SQL | undefined, filter: ListChanges): SQL {
  const found = sql`found`
  const ended = tooMany(ENDED, found)
  const open = tooMany(OPEN, found)
  const counted = PLAIN.map(
    (name) => sql`select ${name} as facet, ${COLUMN[name]} as value, count(*)::int as n,
      ${name === 'status' ? sql`case when ${COLUMN.status} = any (${textList(ENDED)}) then ${ended} else ${open} end` : sql`(${ended} or ${open})`} as more
      from found as change where ${COLUMN[name]} is not null and ${all(ticked(filter, othersOf(name)))} group by 2`,
  )
  return sql`(with found as materialized ${window(where)}
    ${sql.join(counted, sql` union all `)}
    union all select 'total', '', count(*)::int, (${ended} or ${open}) from found as change where ${all(ticked(filter, PLAIN))}
    union all select 'service', slug, count(*)::int, (${ended} or ${open}) from found as change, unnest(change.service_slugs) slug
      where ${filter.service?.length ? sql`false` : all(ticked(filter, PLAIN))} group by slug)`
}

/** Open to everybody by the index alone, and then the few restricted ones that are open to this reader. */
function fromIndexes(ctx: Context, filter: ListChanges): SQL {
  const mine = readable(ctx)
  const view = inView(ctx, filter)
  const everybody = and(view, mine ? sql`not change.restricted` : undefined)
  const limit = sql`limit ${COUNTED + 1}::int`
  const restricted = sql`(select change.status, change.risk_level, change.category, change.outcome from change
    where change.id in (select r.id from change r where r.restricted order by r.updated_at desc limit ${RESTRICTED}::int) and ${all(and(view, mine))})`
  const also = (conditions: SQL) =>
    mine ? sql`(select count(*) from hidden as change where ${conditions})` : sql`0`
  const sum = (conditions: SQL) =>
    sql`(select count(*) from (select from change where ${all(and(everybody, conditions))} ${limit}) few) + ${also(conditions)}`
  const counted = PLAIN.map(
    (name) => sql`select ${name} as facet, value, least(n, ${COUNTED})::int as n, n > ${COUNTED} as more
      from unnest(${textList(VALUES[name])}) value,
        lateral (select ${sum(all(and(sql`${COLUMN[name]} = value`, ticked(filter, othersOf(name)))))} as n) counted`,
  )
  return sql`(with hidden as materialized ${mine ? restricted : sql`(select 1)`}
    ${sql.join(counted, sql` union all `)}
    union all select 'total', '', least(n, ${COUNTED})::int, n > ${COUNTED} from (select ${sum(all(ticked(filter, PLAIN)))} as n) whole)`
}

const eachService = (ctx: Context) => sql`(
  select 'service', s.slug, least(n, ${COUNTED_A_SERVICE})::int, n > ${COUNTED_A_SERVICE}
  from service s, lateral (select count(*) as n from (select from change_service cs join change on change.id = cs.change_id
    where cs.service_id = s.id and ${all(readable(ctx))} order by cs.change_id limit ${COUNTED_A_SERVICE + 1}::int) few) counted)`

const servicesOf = (where: SQL | undefined) => sql`(
  with found as materialized ${window(where)}
  select 'service', slug, count(*)::int, (select count(*) from found) > ${COUNTED} from found, unnest(found.service_slugs) slug group by slug)`
