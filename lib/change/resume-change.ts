import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import { delayClocks } from '../approval/clock/store'
import { deadlineAfter } from '../approval/deadline'
import { settleChange } from '../approval/store'
import { defineCommand } from '../define-command'
import { storeTimers } from '../jobs/store'
import { nextWeekday } from '../organisation/hours'
import { getBusinessCalendar } from '../organisation/queries'
import { getRulebookVersion } from '../policy/queries'
import { canResume } from './permissions'
import { type LockedChange, lockChange } from './queries'
import { OnChange } from './schema'

/** The clocks go on where they stopped, and everything decided meanwhile is looked at anew. */
export const resumeChange = defineCommand({
  name: 'resume-change',
  action: 'A04',
  schema: OnChange,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canResume(actor, subject),
  async run(tx, ctx, subject) {
    const pause = { from: subject.heldAt ?? ctx.now, to: ctx.now }
    const decisionDueAt = await moveClocks(tx, subject, pause)
    const [resumed] = await tx
      .update(change)
      .set({
        heldAt: null,
        heldBy: null,
        heldReason: null,
        decisionDueAt,
        updatedAt: ctx.now,
      })
      .where(eq(change.id, subject.id))
      .returning()
    const settled =
      subject.revision > 0 ? await settleChange(tx, ctx, resumed!) : { status: subject.status, events: [] }
    return {
      value: { number: subject.number, status: settled.status, held: false },
      events: [{ type: 'change.resumed', changeId: subject.id, number: subject.number }, ...settled.events],
    }
  },
})

type Pause = { from: Date; to: Date }
/**
 * The clocks of open steps and of the decision itself; gives when that is due. A deferral or a question stops a step's
 * clock by itself, and moves it on when it ends. A board whose meeting fell into the hold takes it up at the next.
 */
async function moveClocks(tx: Tx, subject: LockedChange, pause: Pause): Promise<Date | null> {
  const calendar = await getBusinessCalendar(tx)
  const steps = await tx
    .select()
    .from(approvalStep)
    .where(
      and(
        eq(approvalStep.changeId, subject.id),
        eq(approvalStep.revision, subject.revision),
        inArray(approvalStep.status, ['open', 'unassigned']),
      ),
    )
  const ids = steps.map(({ id }) => id)
  if (subject.status !== 'deferred') await delayClocks(tx, ids, pause)
  const board = steps.find(({ kind }) => kind === 'board')
  if (board?.dueAt && board.dueAt > pause.from && board.dueAt <= pause.to && subject.status !== 'deferred') {
    const { timing } = await getRulebookVersion(subject.policyVersion ?? 0, tx)
    const dueAt = nextWeekday(pause.to, timing.cab.weekday, timing.cab.time, calendar)
    await tx.update(approvalStep).set({ dueAt }).where(eq(approvalStep.id, board.id))
    await storeTimers(tx, [{ changeId: subject.id, stepId: board.id, kind: 'reminder', dueAt }])
  }
  const alarms = await tx
    .select({ id: timer.id, kind: timer.kind, dueAt: timer.dueAt })
    .from(timer)
    .where(
      and(
        eq(timer.changeId, subject.id),
        inArray(timer.kind, ['decision_warning', 'decision_due', 'tie']),
        isNull(timer.firedAt),
        isNull(timer.cancelledAt),
      ),
    )
  for (const { id, kind, dueAt } of alarms) {
    const clock = kind === 'tie' ? 'wall' : 'business'
    await tx
      .update(timer)
      .set({ dueAt: deadlineAfter(dueAt, pause, clock, calendar) })
      .where(eq(timer.id, id))
  }
  return subject.decisionDueAt && deadlineAfter(subject.decisionDueAt, pause, 'business', calendar)
}
