import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db, type Tx } from '#db/client'
import { person } from '#db/schema/auth'
import { change } from '#db/schema/change'
import { service } from '#db/schema/service'
import { readable } from '../change/queries'
import type { Context } from '../context'
import type { RiskLevel } from '../policy/factor'
import { Refusal } from '../refusal'
import { listDependenciesOf, OPEN } from './entry/queries'

/** Hops further than this are told of no more. */
export const FURTHEST_HOP = 6
const DAY = 86_400_000

/** Slug and name of every service in the catalogue, for choices and filters. */
export const listServiceNames = (_ctx: Context) =>
  db
    .select({ slug: service.slug, name: service.name })
    .from(service)
    .where(isNull(service.retiredAt))
    .orderBy(service.name)
    .limit(1000)

export type NextChange = {
  number: string
  title: string
  riskLevel: RiskLevel | null
  start: string
  live: boolean
}
/** The next planned change of the service row `s` that the reader may know of (T18), or the one that runs now. */
const nextChange = (ctx: Context, until?: Date): SQL<NextChange | null> => sql<NextChange | null>`(
  select json_build_object('number', change.number, 'title', change.title, 'riskLevel', change.risk_level,
    'start', change.planned_start, 'live', change.status in ('implementing', 'validating', 'rolling_back'))
  from change join change_service cs on cs.change_id = change.id
  where cs.service_id = "service"."id" and change.planned_start is not null and change.planned_end > ${ctx.now.toISOString()}::timestamptz
    ${until ? sql`and change.planned_start < ${until.toISOString()}::timestamptz` : sql``}
    and ${OPEN} and ${readable(ctx) ?? sql`true`}
  order by change.planned_start limit 1)`

const owner = alias(person, 'owner')
const businessOwner = alias(person, 'business_owner')
const like = (words: string) => `%${words.replace(/[%_\\]/g, '\\$&')}%`

/** The catalogue, most critical first, each with its next change. */
export const listServices = (
  ctx: Context,
  filter: { q?: string; tier?: number; environment?: string } = {},
) =>
  db
    .select({
      slug: service.slug,
      name: service.name,
      tier: service.tier,
      environment: service.environment,
      regulated: service.regulated,
      internetFacing: service.internetFacing,
      freezeBound: service.freezeBound,
      owner: owner.name,
      next: nextChange(ctx),
    })
    .from(service)
    .leftJoin(owner, eq(owner.id, service.ownerId))
    .where(
      and(
        isNull(service.retiredAt),
        filter.q
          ? sql`(${service.name} ilike ${like(filter.q)} or ${service.slug} ilike ${like(filter.q)})`
          : undefined,
        filter.tier ? eq(service.tier, filter.tier) : undefined,
        filter.environment ? sql`${service.environment} = ${filter.environment}` : undefined,
      ),
    )
    .orderBy(asc(service.tier), asc(service.name))
    .limit(500)
export type ServiceSummary = Awaited<ReturnType<typeof listServices>>[number]

/** One service: its facts, what it needs and what stops with it by hop, its changes of the next days and lately. */
export async function getService(ctx: Context, slug: string) {
  const [row] = await db
    .select({ ...SERVICE, owner: owner.name, businessOwner: businessOwner.name, next: nextChange(ctx) })
    .from(service)
    .leftJoin(owner, eq(owner.id, service.ownerId))
    .leftJoin(businessOwner, eq(businessOwner.id, service.businessOwnerId))
    .where(eq(service.slug, slug))
  if (!row) throw new Refusal('not_found', `There is no service ${slug} in the catalogue.`)
  const week = new Date(ctx.now.getTime() + 7 * DAY)
  const on = sql`exists (select 1 from change_service cs where cs.change_id = change.id and cs.service_id = ${row.id})`
  const [affected, needed, edges, soon, recent] = await Promise.all([
    listReach(ctx, row.id, 'affected', week),
    listReach(ctx, row.id, 'needed', week),
    listDependenciesOf(db, row.id),
    db
      .select(CHANGE)
      .from(change)
      .where(
        and(
          on,
          OPEN,
          sql`change.planned_start < ${week.toISOString()} and change.planned_end > ${ctx.now.toISOString()}`,
          readable(ctx),
        ),
      )
      .orderBy(change.plannedStart)
      .limit(50),
    db
      .select(CHANGE)
      .from(change)
      .where(and(on, sql`change.status in ('in_pir', 'closed')`, readable(ctx)))
      .orderBy(sql`coalesce(change.ended_at, change.updated_at) desc`)
      .limit(10),
  ])
  return { ...row, dependsOn: edges, affected, needed, soon, recent }
}
export type ServiceView = Awaited<ReturnType<typeof getService>>

const SERVICE = {
  id: service.id,
  slug: service.slug,
  name: service.name,
  description: service.description,
  ownerId: service.ownerId,
  businessOwnerId: service.businessOwnerId,
  tier: service.tier,
  environment: service.environment,
  regulated: service.regulated,
  internetFacing: service.internetFacing,
  freezeBound: service.freezeBound,
  retiredAt: service.retiredAt,
}
const CHANGE = {
  number: change.number,
  title: change.title,
  status: change.status,
  outcome: change.outcome,
  heldAt: change.heldAt,
  riskLevel: change.riskLevel,
  plannedStart: change.plannedStart,
  plannedEnd: change.plannedEnd,
  endedAt: change.endedAt,
}

/**
 * Who is reached from a service by following dependencies, each at its nearest hop: `affected` by it, or `needed` for
 * it. `via` are the services one hop nearer that lead there. Circles end, since each hop is at most `FURTHEST_HOP`.
 */
async function listReach(ctx: Context, from: string, which: 'affected' | 'needed', until: Date) {
  const [near, far] =
    which === 'affected'
      ? [sql`d.depends_on_id`, sql`d.service_id`]
      : [sql`d.service_id`, sql`d.depends_on_id`]
  const reach = sql`with recursive reach (id, hop) as (
      select ${from}::uuid, 0
      union
      select ${far}, r.hop + 1 from reach r join service_dependency d on ${near} = r.id where r.hop < ${FURTHEST_HOP}
    ), nearest as (select id, min(hop)::int as hop from reach group by id)`
  return db.execute<{
    slug: string
    name: string
    tier: number
    hop: number
    via: string[]
    next: NextChange | null
  }>(
    sql`${reach} select "service".slug, "service".name, "service".tier, n.hop, ${nextChange(ctx, until)} as next,
      (select coalesce(array_agg(p.slug order by p.slug), '{}') from service_dependency d
        join nearest m on m.id = ${near} and m.hop = n.hop - 1 join service p on p.id = m.id where ${far} = n.id) as via
      from nearest n join service on "service".id = n.id
      where n.hop > 0 and "service".retired_at is null order by n.hop, "service".tier, "service".name limit 300`,
  )
}

/** Locks these services in one order, so that changes of one service take turns to be scheduled and to start (R17). */
export async function lockServices(tx: Tx, slugs: readonly string[]) {
  if (slugs.length === 0) return
  await tx
    .select({ id: service.id })
    .from(service)
    .where(inArray(service.slug, [...slugs]))
    .orderBy(service.id)
    .for('no key update')
}
