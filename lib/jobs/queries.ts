import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { auditEvent } from '#db/schema/audit'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import type { Context } from '../context'
import { Refusal } from '../refusal'

/**
 * Rung by now, and still of use: no clock runs while a change is on hold or deferred, while a step waits for an answer,
 * or for what is already decided. What stands still stays due and rings when its clock has been moved on.
 */
const isDue = (ctx: Context): SQL | undefined =>
  and(
    sql`${timer.firedAt} is null and ${timer.cancelledAt} is null`,
    ctx.clock ? sql`${timer.dueAt} <= ${ctx.clock.toISOString()}` : sql`${timer.dueAt} <= clock_timestamp()`,
    sql`${change.heldAt} is null`,
    sql`case ${timer.kind}
      when 'take_up' then ${change.status} = 'deferred'
      when 'review_due' then ${change.status} = 'in_pir' and not exists (select 1 from review r where r.change_id = ${change.id})
      when 'decision_warning' then ${change.status} = 'in_review'
      when 'decision_due' then ${change.status} = 'in_review'
      else ${change.status} not in ('deferred', 'closed', 'cancelled', 'rejected', 'draft')
        and ${approvalStep.status} in ('open', 'unassigned')
    end`,
  )

/** Timers to fire now, the oldest first. Only a hint: each is looked at again under lock. */
export const listDueTimers = (ctx: Context, limit: number) =>
  db
    .select({ id: timer.id })
    .from(timer)
    .innerJoin(change, eq(change.id, timer.changeId))
    .leftJoin(approvalStep, eq(approvalStep.id, timer.stepId))
    .where(isDue(ctx))
    .orderBy(asc(timer.dueAt), asc(timer.id))
    .limit(limit)

/** The timer with its change and step, locked, the change first (one lock order); a refusal when it is not due any more. */
export async function lockDueTimer(tx: Tx, ctx: Context, timerId: string) {
  const [owner] = await tx.select({ changeId: timer.changeId }).from(timer).where(eq(timer.id, timerId))
  const [subject] = owner
    ? await tx.select().from(change).where(eq(change.id, owner.changeId)).for('update')
    : []
  const [found] = await tx
    .select({ timer, step: approvalStep })
    .from(timer)
    .innerJoin(change, eq(change.id, timer.changeId))
    .leftJoin(approvalStep, eq(approvalStep.id, timer.stepId))
    .where(and(eq(timer.id, timerId), isDue(ctx)))
    .for('update', { of: timer })
  if (!subject || !found) throw new Refusal('conflict', 'This timer is not due any more.')
  return { subject, ...found }
}
export type DueTimer = Awaited<ReturnType<typeof lockDueTimer>>

/** Events after which someone may decide who could not, or the other way round. */
const OF_AUTHORITY = [
  'auth.role_granted',
  'auth.role_removed',
  'auth.role_confirmed',
  'auth.person_disabled',
  'auth.person_enabled',
]

/** Changes whose words or open requirements these events may touch: numbers, in the order of their ids. */
export async function listTouchedChanges(_ctx: Context, eventIds: readonly string[]) {
  const events = await db
    .select({ payload: auditEvent.payload })
    .from(auditEvent)
    .where(and(inArray(auditEvent.id, [...eventIds]), inArray(auditEvent.type, OF_AUTHORITY)))
  const people = events.map(({ payload }) => (JSON.parse(payload ?? '{}') as { personId: string }).personId)
  if (people.length === 0) return []
  return db
    .select({ number: change.number })
    .from(change)
    .where(
      sql`change.status in ('in_review', 'deferred', 'approved_with_conditions', 'approved', 'scheduled') and (
        exists (select 1 from decision d where d.change_id = change.id and d.revision = change.revision
          and d.person_id in ${people})
        or exists (select 1 from approval_step s where s.change_id = change.id and s.revision = change.revision
          and s.status in ('open', 'unassigned')))`,
    )
    .orderBy(change.id)
}
