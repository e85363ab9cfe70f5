import { count, eq, gt, lt } from 'drizzle-orm'
import { db } from '#db/client'
import { auditEvent } from '#db/schema/audit'
import { changeWindow, freeze } from '#db/schema/calendar'
import { notification } from '#db/schema/notifications'
import { organisation } from '#db/schema/organisation'
import { policyVersion } from '#db/schema/policy'
import { declareFreeze } from '#lib/calendar/declare-freeze'
import { openWindow } from '#lib/calendar/open-window'
import { listFreezes, listWindows } from '#lib/calendar/queries'
import { storeStandardCalendar } from '#lib/calendar/store'
import { reactToEvent } from '#lib/jobs/react-to-event'
import { mintContext } from '#lib/mint-context'
import { getBusinessCalendar } from '#lib/organisation/queries'
import { storeFirstPolicy } from '#lib/policy/store'
import { type CastKey, seedCast } from './cast'
import { seedCatalogue } from './catalogue'
import { contextAt, type IdOf } from './desk'
import { type Moments, momentsOf } from './moments'
import * as deciding from './stories/deciding'
import * as finished from './stories/finished'
import * as running from './stories/running'
import * as stopped from './stories/stopped'
import type { Scene } from './story'
import { declareFreezes, tellYear } from './year'

const ZONE = 'Europe/Amsterdam'
const DAY = 86_400_000

/** How long before the demo's first day the bank was founded: a year with what comes before its first change. */
const FOUNDED_BEFORE = 520 * DAY
/** Bells older than this have been silenced. */
const REMEMBERED = 5 * DAY

/**
 * Noorderlicht Bank on a working day, with the year behind it: the cast, the catalogue, the calendar and changes in
 * every state that can be reached, each brought there by the commands that its people would have used. `year: false`
 * leaves the year out, `every` tells each n-th change of it. A second call goes on with what the first one began.
 */
export async function seedDemo(
  today: Date,
  say: (message: string) => void,
  { year = true, every = 1 }: { year?: boolean; every?: number } = {},
): Promise<void> {
  const founding = await foundingTime()
  const now = founding ? new Date(founding.getTime() + FOUNDED_BEFORE) : today
  const founded = new Date(now.getTime() - FOUNDED_BEFORE)
  const cast = await seedCast(founded)
  const idOf: IdOf = (key: CastKey) => cast.get(key)!.id
  await seedRules(founded)
  await seedCatalogue(idOf, founded)
  if (year) await declareFreezes(idOf, now)
  const calendar = await getBusinessCalendar()
  const moments = momentsOf({ now, calendar, windows: await listWindows(), freezes: await listFreezes() })
  const openNow = { start: moments.ago(95), end: moments.ago(-300) }
  const bespoke = { start: moments.ahead(5, 7, '01:00'), end: moments.ahead(5, 7, '09:00') }
  await seedCalendar(idOf, moments, { openNow, bespoke })

  const scene: Scene = { ...moments, id: idOf }
  const stories = [
    finished.ledgerUpgrade(scene),
    finished.statementRendering(scene),
    finished.gatewayHttp3(scene),
    finished.warehouseCapture(scene),
    finished.fraudModel(scene),
    running.savingsGoals(scene),
    running.thirdPartyAccess(scene),
    running.edgeCertificates(scene, openNow),
    running.clearingDisks(scene),
    running.brokerUpgrade(scene, openNow),
    stopped.contractorAccess(scene),
    stopped.branchLine(scene),
    stopped.affordabilityCheck(scene),
    stopped.oldTls(scene),
    stopped.paymentStatus(scene),
    deciding.intranetSearch(scene),
    deciding.cardProcessor(scene, bespoke),
    deciding.certification(scene),
    deciding.idempotencyKeys(scene),
    deciding.gatewayPatch(scene),
    deciding.archiveDisks(scene),
    deciding.overdraftNotices(scene),
    deciding.credentialStuffing(scene),
    deciding.stuckCycle(scene),
  ].sort((a, b) => a.raised.getTime() - b.raised.getTime())
  const taken = stories.flatMap(({ content: { plannedStart, plannedEnd, services } }) =>
    plannedStart && plannedEnd
      ? [{ start: new Date(plannedStart), end: new Date(plannedEnd), services }]
      : [],
  )
  const told = await tellYear({ idOf, now, say, taken, every: year ? every : null }, stories)
  await tellPeople(now)
  say(`${told} changes in the books of Noorderlicht Bank`)
}

/** When the organisation was founded by an earlier start; its year is counted from there. */
async function foundingTime(): Promise<Date | null> {
  const [row] = await db.select({ at: organisation.createdAt }).from(organisation)
  return row?.at ?? null
}

async function seedRules(at: Date) {
  const [found] = await db.select({ rows: count() }).from(policyVersion)
  if (found?.rows) return
  await db.transaction(async (tx) => {
    await storeFirstPolicy(tx, at, { tokensDecide: true })
    const [windows] = await tx.select({ rows: count() }).from(changeWindow)
    if (!windows?.rows) await storeStandardCalendar(tx, ZONE, at)
  })
}

type Openings = Record<'openNow' | 'bespoke', { start: Date; end: Date }>
async function seedCalendar(idOf: IdOf, moments: Moments, { openNow, bespoke }: Openings) {
  const [known] = await db.select({ rows: count() }).from(freeze).where(eq(freeze.name, FREEZE.name))
  if (known?.rows) return
  const once = (name: string, maxRisk: 'MEDIUM' | 'VERY_HIGH', { start, end }: { start: Date; end: Date }) =>
    openWindow(contextAt(idOf, 'mona', moments.daysAgo(17, '16:00')), {
      kind: 'once',
      name,
      zone: ZONE,
      maxRisk,
      startsAt: start.toISOString(),
      endsAt: end.toISOString(),
    })
  await once('Certificate and broker window', 'MEDIUM', openNow)
  await once('Card migration window', 'VERY_HIGH', bespoke)
  await declareFreeze(contextAt(idOf, 'ben', moments.daysAgo(17, '16:40')), {
    ...FREEZE,
    zone: ZONE,
    startsAt: moments.ahead(2, 2, '00:00').toISOString(),
    endsAt: moments.ahead(2, 5, '00:00').toISOString(),
    hard: true,
    services: ['instant-payments', 'sepa-clearing'],
    ownerId: idOf('bea'),
  })
}
const FREEZE = {
  name: 'SEPA rulebook change',
  reason: 'The clearing house changes formats; payments must be the only thing that moves.',
}

/** The bells ring now and not when the worker comes to it; what is older than a day has been read. */
async function tellPeople(now: Date) {
  const events = await db
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(gt(auditEvent.occurredAt, new Date(now.getTime() - REMEMBERED).toISOString()))
  const ctx = mintContext({ actor: { kind: 'system', job: 'seed' }, now, requestId: 'seed', clock: now })
  if (events.length > 0) await reactToEvent(ctx, { eventIds: events.map(({ id }) => id) })
  await db
    .update(notification)
    .set({ readAt: now })
    .where(lt(notification.createdAt, new Date(now.getTime() - DAY)))
}
