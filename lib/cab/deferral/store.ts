import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep, boardRuling } from '#db/schema/approval'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import { delayClocks } from '../../approval/clock/store'
import { settleChange } from '../../approval/store'
import type { LockedChange } from '../../change/queries'
import type { Context } from '../../context'
import type { DomainEvent } from '../../events'
import { storeTimers } from '../../jobs/store'
import { nextWeekday } from '../../organisation/hours'
import { getBusinessCalendar } from '../../organisation/queries'
import type { Rulebook } from '../../policy/rulebook'
import { Refusal } from '../../refusal'

/** Puts the change off until a time, by default the next meeting; a timer brings it back (D37). */
export async function deferChange(
  tx: Tx,
  ctx: Context,
  { subject, boardStep, rulebook }: { subject: LockedChange; boardStep: { id: string }; rulebook: Rulebook },
  reason: string,
  until: Date | null,
): Promise<DomainEvent> {
  const { weekday, time } = rulebook.timing.cab
  const back = until ?? nextWeekday(ctx.now, weekday, time, await getBusinessCalendar(tx))
  if (back <= ctx.now)
    throw new Refusal('invalid', 'Defer it to a time that is still to come.', {
      errors: [{ path: 'until', message: 'Choose a time that is still to come.' }],
    })
  await tx.update(change).set({ status: 'deferred', updatedAt: ctx.now }).where(eq(change.id, subject.id))
  await tx.update(approvalStep).set({ dueAt: back }).where(eq(approvalStep.id, boardStep.id))
  const of = { changeId: subject.id, stepId: boardStep.id, dueAt: back }
  await storeTimers(tx, [
    { ...of, kind: 'take_up' },
    { ...of, kind: 'reminder' },
  ])
  return {
    type: 'change.deferred',
    changeId: subject.id,
    number: subject.number,
    reason,
    until: back.toISOString(),
  }
}

/** Brings a deferred change back to the board; the clocks go on from where the deferral stopped them. */
export async function takeUp(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
): Promise<{ status: string; events: DomainEvent[] }> {
  const [[deferral], open] = await Promise.all([
    tx
      .select({ at: boardRuling.recordedAt })
      .from(boardRuling)
      .where(and(eq(boardRuling.changeId, subject.id), eq(boardRuling.outcome, 'deferred')))
      .orderBy(desc(boardRuling.recordedAt))
      .limit(1),
    tx
      .select({ id: approvalStep.id })
      .from(approvalStep)
      .where(
        and(
          eq(approvalStep.changeId, subject.id),
          eq(approvalStep.revision, subject.revision),
          eq(approvalStep.kind, 'person'),
          inArray(approvalStep.status, ['open', 'unassigned']),
        ),
      ),
  ])
  await delayClocks(
    tx,
    open.map(({ id }) => id),
    { from: deferral?.at ?? ctx.now, to: ctx.now },
  )
  await tx
    .update(timer)
    .set({ cancelledAt: ctx.now })
    .where(sql`${timer.changeId} = ${subject.id} and ${timer.kind} = 'take_up' and ${timer.firedAt} is null`)
  const [back] = await tx
    .update(change)
    .set({ status: 'in_review', updatedAt: ctx.now })
    .where(eq(change.id, subject.id))
    .returning()
  const { status, events } = await settleChange(tx, ctx, back!)
  return {
    status,
    events: [
      {
        type: 'change.returned_to_review',
        changeId: subject.id,
        number: subject.number,
        reason: 'The deferral is over.',
      },
      ...events,
    ],
  }
}
