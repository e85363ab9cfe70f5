import { and, eq, gt, inArray, isNull, lt, ne } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { changeWindow, freeze } from '#db/schema/calendar'
import { change, changeService } from '#db/schema/change'
import { service } from '#db/schema/service'
import { AHEAD } from '../change/lifecycle'
import { readable } from '../change/queries'
import type { Context } from '../context'
import { getBusinessCalendar } from '../organisation/queries'
import { rangeInZone } from '../organisation/wording'
import { getRulebook, getRulebookVersion } from '../policy/queries'
import { type Conflict, conflictKey, conflictsOf, type OtherChange, PLANNED, type Planned } from './conflict'
import { type Freeze, freezesHit } from './freeze'
import { listOverrides, type OverrideRow } from './override/queries'
import type { ChangeWindow, Interval } from './window'

type Reader = Tx | typeof db

export const listWindows = (tx: Reader = db): Promise<ChangeWindow[]> =>
  tx
    .select()
    .from(changeWindow)
    .where(isNull(changeWindow.retiredAt))
    .orderBy(changeWindow.kind, changeWindow.weekday, changeWindow.startsAt)
export const listFreezes = (tx: Reader = db): Promise<(Freeze & { reason: string })[]> =>
  tx.select().from(freeze).where(isNull(freeze.liftedAt)).orderBy(freeze.startsAt, freeze.name)

/** Planned changes that overlap the interval and share a service. A restricted one is told of without its number (D120). */
export async function listOthers(
  tx: Reader,
  ctx: Context,
  planned: { id: string } & Interval,
  slugs: readonly string[],
): Promise<OtherChange[]> {
  if (slugs.length === 0) return []
  const overlapping = and(
    inArray(change.status, [...PLANNED]),
    lt(change.plannedStart, planned.end),
    gt(change.plannedEnd, planned.start),
    ne(change.id, planned.id),
  )
  const shared = inArray(
    change.id,
    tx
      .select({ id: changeService.changeId })
      .from(changeService)
      .innerJoin(service, eq(service.id, changeService.serviceId))
      .where(inArray(service.slug, [...slugs])),
  )
  const rows = await tx
    .select({
      id: change.id,
      number: change.number,
      status: change.status,
      start: change.plannedStart,
      end: change.plannedEnd,
      content: change.content,
    })
    .from(change)
    .where(and(overlapping, shared))
    .limit(200)
  const visible = new Set(
    (
      await tx
        .select({ id: change.id })
        .from(change)
        .where(
          and(
            inArray(
              change.id,
              rows.map(({ id }) => id),
            ),
            readable(ctx),
          ),
        )
    ).map(({ id }) => id),
  )
  return rows.flatMap(({ id, number, status, start, end, content }) =>
    start && end
      ? [
          {
            id,
            number: visible.has(id) ? number : 'another change',
            status,
            start,
            end,
            services: content.services,
          },
        ]
      : [],
  )
}

export type Standing = Conflict & {
  key: string
  /** Overridden for this revision and this time by everyone it needs, or from the other change for both (D116). */
  overridden: boolean
  override: OverrideRow | null
}

export type PlannedChange = Pick<
  typeof change.$inferSelect,
  'id' | 'status' | 'category' | 'riskLevel' | 'firstSubmittedAt' | 'revision' | 'policyVersion'
> & {
  content: { services: string[] }
  plannedStart: Date
  plannedEnd: Date
}

const isInForce = ({ inForceAt, refusedAt }: OverrideRow) => inForceAt !== null && refusedAt === null

/** What stands against a time that is still ahead, each with its override if one was asked. */
export async function findConflicts(tx: Reader, ctx: Context, subject: PlannedChange): Promise<Standing[]> {
  if (!AHEAD.includes(subject.status)) return []
  const slugs = subject.content.services
  const interval = { start: subject.plannedStart, end: subject.plannedEnd }
  const [windows, freezes, others, calendar, rulebook, services, overrides] = await Promise.all([
    listWindows(tx),
    listFreezes(tx),
    listOthers(tx, ctx, { id: subject.id, ...interval }, slugs),
    getBusinessCalendar(tx),
    subject.policyVersion ? getRulebookVersion(subject.policyVersion, tx) : getRulebook(tx),
    slugs.length > 0 ? tx.select().from(service).where(inArray(service.slug, slugs)) : [],
    listOverrides(tx, { ...subject, ...interval }),
  ])
  const planned: Planned = {
    ...interval,
    id: subject.id,
    status: subject.status,
    category: subject.category,
    level: subject.riskLevel,
    services,
    submittedAt: subject.firstSubmittedAt,
  }
  return conflictsOf(planned, {
    windows,
    freezes,
    others,
    calendar,
    rules: rulebook.timing,
    now: ctx.now,
  }).map((conflict) => {
    const key = conflictKey(conflict)
    const asked = overrides.filter(({ about }) => about === key)
    const override =
      asked.find(isInForce) ?? asked.findLast(({ changeId }) => changeId === subject.id) ?? null
    return { ...conflict, key, override, overridden: override !== null && isInForce(override) }
  })
}

/** The hard freezes that hold at this moment on these services, each as a sentence. */
export async function listFreezesNow(tx: Reader, ctx: Context, slugs: readonly string[]) {
  const [freezes, calendar, services] = await Promise.all([
    listFreezes(tx),
    getBusinessCalendar(tx),
    slugs.length > 0
      ? tx
          .select()
          .from(service)
          .where(inArray(service.slug, [...slugs]))
      : [],
  ])
  const moment = { start: ctx.now, end: new Date(ctx.now.getTime() + 1), services }
  return freezesHit(
    moment,
    freezes.filter(({ hard }) => hard),
    calendar,
  ).map(({ freeze, during }) => ({
    freezeId: freeze.id,
    sentence: `The freeze ${freeze.name}, ${rangeInZone(during.start, during.end, freeze.zone)}, holds now.`,
  }))
}

export const findFreezeOwner = async (tx: Tx, freezeId: string) =>
  (await tx.select({ ownerId: freeze.ownerId }).from(freeze).where(eq(freeze.id, freezeId)))[0]?.ownerId ??
  null
