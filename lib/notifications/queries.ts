import { and, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { person, roleHolding } from '#db/schema/auth'
import { change } from '#db/schema/change'
import { notification } from '#db/schema/notifications'
import { riskAssessment } from '#db/schema/risk'
import { informedOf } from '../approval/routing'
import type { Role } from '../auth/roles'
import { readable } from '../change/queries'
import { listReaders } from '../change/reader/queries'
import type { Context } from '../context'
import type { DomainEvent } from '../events'
import { getRulebookVersion } from '../policy/queries'
import type { Assessment } from '../risk/score'
import { type Around, rolesToTell } from './recipients'

const NOTICE = {
  id: notification.id,
  text: notification.text,
  link: notification.link,
  createdAt: notification.createdAt,
  readAt: notification.readAt,
}

/** What this person was told, newest first, and only of changes that they may still know of (T18). */
export async function listNotifications(ctx: Context, limit = 50) {
  if (ctx.actor.kind !== 'person') return []
  return db
    .select(NOTICE)
    .from(notification)
    .leftJoin(change, eq(change.id, notification.changeId))
    .where(ofReader(ctx, ctx.actor.id))
    .orderBy(desc(notification.createdAt), desc(notification.id))
    .limit(Math.min(limit, 200))
}
export type Notice = Awaited<ReturnType<typeof listNotifications>>[number]

/** What the bell shows on every page, in one round trip: the newest notices and the number of all unread ones. */
export async function getBell(ctx: Context, limit: number): Promise<{ notices: Notice[]; unread: number }> {
  if (ctx.actor.kind !== 'person') return { notices: [], unread: 0 }
  const me = ctx.actor.id
  const rows = await db
    .select({
      ...NOTICE,
      unread: sql<number>`(select count(*)::int from notification left join change on change.id = notification.change_id
        where ${and(ofReader(ctx, me), isNull(notification.readAt))})`,
    })
    .from(notification)
    .leftJoin(change, eq(change.id, notification.changeId))
    .where(ofReader(ctx, me))
    .orderBy(desc(notification.createdAt), desc(notification.id))
    .limit(limit)
  return { notices: rows.map(({ unread: _, ...notice }) => notice), unread: rows[0]?.unread ?? 0 }
}

export async function countUnread(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== 'person') return 0
  const [row] = await db
    .select({ unread: count() })
    .from(notification)
    .leftJoin(change, eq(change.id, notification.changeId))
    .where(and(ofReader(ctx, ctx.actor.id), isNull(notification.readAt)))
  return row?.unread ?? 0
}

const ofReader = (ctx: Context, personId: string) =>
  and(eq(notification.personId, personId), or(isNull(notification.changeId), readable(ctx) ?? sql`true`))

const NOBODY: Around = {
  requestorId: null,
  implementerId: null,
  deciders: [],
  speaker: null,
  owners: [],
  watchers: [],
  holders: [],
  readers: null,
}

/** Who stands around an event, for `recipientsOf`. */
export async function findAround(tx: Tx, event: DomainEvent): Promise<Around> {
  if (!('changeId' in event)) return NOBODY
  const [subject] = await tx.select().from(change).where(eq(change.id, event.changeId))
  if (!subject) return NOBODY
  const decisionId = 'decisionId' in event ? event.decisionId : null
  const conditionId = 'conditionId' in event ? event.conditionId : null
  const told = await informed(tx, event, subject)
  const [deciders, holders, [around], readers] = await Promise.all([
    // A step of the plan is not one that people decide.
    'stepId' in event && event.type !== 'implementation.step_ticked'
      ? listDeciders(tx, event.stepId, 'to' in event ? event.to : null)
      : [],
    listHolders(tx, rolesToTell(event, told)),
    tx.execute<{
      speaker: string | null
      owners: string[]
      watchers: string[]
      freezeOwner: string | null
    }>(sql`
      select (select d.person_id from decision d where d.id = ${decisionId}::uuid) as speaker,
        (select coalesce(array_agg(distinct k.owner_id::text), '{}') from approval_condition k
          where k.decision_id = ${decisionId}::uuid or k.id = ${conditionId}::uuid) as owners,
        (select coalesce(array_agg(distinct m.author_id::text), '{}') from change_comment m
          where m.change_id = ${subject.id}) as watchers,
        (select f.owner_id from "freeze" f where 'freeze:' || f.id = ${'target' in event ? event.target : ''}) as "freezeOwner"`),
    subject.restricted ? listReaders(tx, subject.id) : null,
  ])
  const owner = around?.freezeOwner ? [{ personId: around.freezeOwner, role: 'bcm' as const }] : []
  return {
    requestorId: subject.requestorId,
    implementerId: subject.implementerId,
    deciders,
    speaker: around?.speaker ?? null,
    owners: around?.owners ?? [],
    watchers: around?.watchers ?? [],
    holders: [...holders, ...owner],
    readers,
  }
}

type Subject = typeof change.$inferSelect

/** Roles that a submission tells and does not ask (D35, D112). */
async function informed(tx: Tx, event: DomainEvent, subject: Subject): Promise<Role[]> {
  if (event.type !== 'change.submitted' && event.type !== 'change.resubmitted') return []
  const [assessed] = await tx
    .select({ result: riskAssessment.result })
    .from(riskAssessment)
    .where(and(eq(riskAssessment.changeId, subject.id), eq(riskAssessment.revision, event.revision)))
    .orderBy(desc(riskAssessment.assessedAt))
    .limit(1)
  if (!assessed || subject.policyVersion === null) return []
  const { level, factors } = assessed.result as Assessment
  const routed = { ...subject.content, level, factors, businessOwners: [], businessSeat: [] }
  return informedOf(await getRulebookVersion(subject.policyVersion, tx), routed)
}

async function listHolders(tx: Tx, roles: readonly Role[]) {
  if (roles.length === 0) return []
  return tx
    .select({ personId: person.id, role: roleHolding.role })
    .from(roleHolding)
    .innerJoin(person, eq(person.id, roleHolding.personId))
    .where(and(inArray(roleHolding.role, [...roles]), isNull(roleHolding.endedAt), isNull(person.disabledAt)))
}

async function listDeciders(tx: Tx, stepId: string, escalatedTo: Role | null): Promise<string[]> {
  const [step] = await tx
    .select({ roles: approvalStep.roles, people: approvalStep.people })
    .from(approvalStep)
    .where(eq(approvalStep.id, stepId))
  if (!step) return []
  if (!escalatedTo && step.people) return step.people
  return (await listHolders(tx, escalatedTo ? [escalatedTo] : step.roles)).map(({ personId }) => personId)
}
