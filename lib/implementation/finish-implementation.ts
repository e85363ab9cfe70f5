import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { implementationRun } from '#db/schema/implementation'
import { timer } from '#db/schema/jobs'
import { lockChange } from '../change/queries'
import { defineCommand } from '../define-command'
import { getRulebookVersion } from '../policy/queries'
import { Refusal } from '../refusal'
import { canRecord } from './permissions'
import { findRun, lockRun } from './queries'
import { FinishImplementation } from './schema'

/** Records the outcome and starts the review's clock from the actual end (D3, D114). */
export const finishImplementation = defineCommand({
  name: 'finish-implementation',
  action: 'A33',
  schema: FinishImplementation,
  async lock(tx, { number }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    return { subject, run: await lockRun(tx, subject.id) }
  },
  may: (actor, { subject }) => canRecord(actor, subject),
  async run(tx, ctx, { subject, run }, { outcome, note }) {
    const { id, number, content, category, version } = subject
    if (!run) throw new Refusal('conflict', 'The implementation is not running.')
    const ticked = new Set((await findRun(tx, id))?.ticks.map(({ stepId }) => stepId))
    const open = content.steps.filter((step) => !ticked.has(step.id))
    if (outcome === 'successful' && open[0])
      throw new Refusal(
        'precondition',
        `Tick or skip every step first: ${open.map(({ title }) => title).join(', ')}.`,
      )
    const { timing } = await getRulebookVersion(subject.policyVersion ?? 0, tx)
    const reviewDueAt = new Date(ctx.now.getTime() + timing.review[category].signed * 3_600_000)
    await tx
      .update(implementationRun)
      .set({ endedAt: ctx.now, outcome, note })
      .where(eq(implementationRun.id, run.id))
    await tx
      .update(change)
      .set({
        status: 'in_pir',
        outcome,
        endedAt: ctx.now,
        reviewDueAt,
        version: version + 1,
        updatedAt: ctx.now,
      })
      .where(eq(change.id, id))
    await tx.insert(timer).values({ changeId: id, kind: 'review_due', dueAt: reviewDueAt })
    return {
      value: { number, status: 'in_pir' as const, outcome },
      events: [{ type: 'implementation.finished', changeId: id, number, outcome, note }],
    }
  },
})
