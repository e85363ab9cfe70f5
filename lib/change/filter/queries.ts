import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { CHANGE_STATUSES } from '../lifecycle'
import type { ListChanges } from '../listing'
import { readable } from '../reader/queries'
import { isFoundBy, textList } from '../search/queries'

/** Belongs to no person. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
/** Where a change ends; all others are on their way. Listed rather than excluded, for the index. */
export const ENDED = ['closed', 'cancelled', 'rejected'] as const satisfies (typeof CHANGE_STATUSES)[number][]
export const OPEN = CHANGE_STATUSES.filter((status) => !ENDED.some((ended) => ended === status))

const IN_VIEW: Record<ListChanges['view'], (actorId: string) => SQL | undefined> = {
  all: () => undefined,
  open: () => inArray(change.status, OPEN),
  mine: (actorId) =>
    sql`(change.requestor_id = ${actorId}::uuid and change.origin ->> 'requestor' is null or change.implementer_id = ${actorId}::uuid)`,
  implementing: () => inArray(change.status, ['implementing', 'validating', 'rolling_back']),
  scheduled: () => sql`change.status = 'scheduled'`,
  closed: () => sql`change.status = 'closed'`,
}
export const inView = ({ actor }: Context, { view }: Pick<ListChanges, 'view'>) =>
  IN_VIEW[view](actor.kind === 'person' ? actor.id : NOBODY)
/** The first moment of a day in the zone of the organisation. */
const day = (date: string, later = 0) =>
  sql`((${date}::date + ${later}::int)::timestamp at time zone (select zone from organisation limit 1))`

/** The filters whose counts stand beside the list. */
export const FACETS = ['status', 'risk', 'category', 'outcome', 'service'] as const
export type FacetName = (typeof FACETS)[number]
const HOLDS: { [N in FacetName]: (values: NonNullable<ListChanges[N]>) => SQL } = {
  status: (values) => inArray(change.status, values),
  risk: (values) => inArray(change.riskLevel, values),
  category: (values) => inArray(change.category, values),
  outcome: (values) => inArray(change.outcome, values),
  service: (values) => sql`change.service_slugs && ${textList(values)}`,
}
const holds = <N extends FacetName>(name: N, values: ListChanges[N]) =>
  values?.length ? HOLDS[name](values) : undefined

/** What is ticked of these facets. */
export const ticked = (filter: ListChanges, names: readonly FacetName[]): SQL | undefined =>
  and(...names.map((name) => holds(name, filter[name])))

/** All that narrows the list but the facets, reading rights included. `terms` are the words that are looked for. */
export const scope = (ctx: Context, filter: ListChanges, terms: readonly string[]): SQL | undefined =>
  and(
    readable(ctx),
    inView(ctx, filter),
    filter.requestor ? sql`change.requestor_id = ${filter.requestor}::uuid` : undefined,
    filter.implementer ? sql`change.implementer_id = ${filter.implementer}::uuid` : undefined,
    filter.plannedFrom ? sql`change.planned_start >= ${day(filter.plannedFrom)}` : undefined,
    filter.plannedTo ? sql`change.planned_start < ${day(filter.plannedTo, 1)}` : undefined,
    filter.updatedSince ? sql`change.updated_at >= ${day(filter.updatedSince)}` : undefined,
    terms.length > 0 ? isFoundBy(terms) : undefined,
  )
