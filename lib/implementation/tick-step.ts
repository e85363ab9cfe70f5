import { stepTick } from '#db/schema/implementation'
import { lockChange } from '../change/queries'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canRecord } from './permissions'
import { lockRun } from './queries'
import { TickStep } from './schema'

export const tickStep = defineCommand({
  name: 'tick-step',
  action: 'A33',
  schema: TickStep,
  async lock(tx, { number }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    return { subject, run: await lockRun(tx, subject.id) }
  },
  may: (actor, { subject }) => canRecord(actor, subject),
  async run(tx, ctx, { subject, run }, { stepId, status, note }) {
    const { id, number, content } = subject
    const step = [...content.steps, ...content.rollback.steps].find((one) => one.id === stepId)
    if (ctx.actor.kind !== 'person' || !run)
      throw new Refusal('conflict', 'The implementation is not running.')
    if (!step) throw new Refusal('not_found', 'The plan has no such step.')
    const ticked = await tx
      .insert(stepTick)
      .values({ runId: run.id, stepId, status, note, tickedBy: ctx.actor.id, tickedAt: ctx.now })
      .onConflictDoNothing()
      .returning()
    if (ticked.length === 0) throw new Refusal('conflict', 'This step is already ticked.')
    return {
      value: { number, stepId, status },
      events: [
        { type: 'implementation.step_ticked', changeId: id, number, stepId, title: step.title, status, note },
      ],
    }
  },
})
