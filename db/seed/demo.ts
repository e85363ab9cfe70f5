import { count, eq, lt } from 'drizzle-orm'
import { db } from '#db/client'
import { auditEvent } from '#db/schema/audit'
import { changeWindow, freeze } from '#db/schema/calendar'
import { change } from '#db/schema/change'
import { notification } from '#db/schema/notifications'
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
import { contextAt, type IdOf, raiseChange } from './desk'
import { type Moments, momentsOf } from './moments'
import * as deciding from './stories/deciding'
import * as finished from './stories/finished'
import * as running from './stories/running'
import * as stopped from './stories/stopped'
import type { Scene, Story } from './story'

const ZONE = 'Europe/Amsterdam'
const DAY = 86_400_000

/**
 * Noorderlicht Bank on a working day: the cast, the catalogue, the calendar and changes in every state that can be
 * reached, each brought there by the commands that its people would have used. A second call adds only what is missing.
 */
export async function seedDemo(now: Date, say: (message: string) => void): Promise<void> {
  const founded = new Date(now.getTime() - 200 * DAY)
  const cast = await seedCast(founded)
  const idOf: IdOf = (key: CastKey) => cast.get(key)!.id
  await seedRules(founded)
  await seedCatalogue(idOf, founded)
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
  const told = await tellStories(stories, idOf, now)
  if (told > 0) await tellPeople(now)
  say(`${stories.length} changes in the books of Noorderlicht Bank`)
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

/** Tells what is not in the books yet, in the order in which it was raised. */
async function tellStories(stories: readonly Story[], idOf: IdOf, now: Date): Promise<number> {
  const known = new Set((await db.select({ title: change.title }).from(change)).map(({ title }) => title))
  const untold = known.size < stories.length ? stories.filter(({ content }) => !known.has(content.title)) : []
  for (const { by, raised, content, tell } of untold) {
    const subject = await raiseChange(idOf, by, raised, content)
    await tell?.(subject)
    await subject.ring(now)
  }
  return untold.length
}

/** The bells ring now and not when the worker comes to it; what is older than a day has been read. */
async function tellPeople(now: Date) {
  const events = await db.select({ id: auditEvent.id }).from(auditEvent)
  const ctx = mintContext({ actor: { kind: 'system', job: 'seed' }, now, requestId: 'seed', clock: now })
  await reactToEvent(ctx, { eventIds: events.map(({ id }) => id) })
  await db
    .update(notification)
    .set({ readAt: now })
    .where(lt(notification.createdAt, new Date(now.getTime() - DAY)))
}
