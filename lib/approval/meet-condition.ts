import { and, eq } from 'drizzle-orm'
import { approvalCondition } from '#db/schema/approval'
import { defineCommand } from '../define-command'
import { every, Refusal } from '../refusal'
import { canConfirm, isRunning } from './permissions'
import { lockProceedings } from './queries'
import { MeetCondition } from './schema'
import { settleChange } from './store'

/** Confirms, with the evidence, that a condition is met: by the role that set it, not by whoever owes it (A20, c6). */
export const meetCondition = defineCommand({
  name: 'meet-condition',
  action: 'A20',
  schema: MeetCondition,
  async lock(tx, { number, condition: id }, ctx) {
    const locked = await lockProceedings(tx, ctx, number)
    const [condition] = await tx
      .select()
      .from(approvalCondition)
      .where(and(eq(approvalCondition.id, id), eq(approvalCondition.changeId, locked.subject.id)))
      .for('update')
    if (!condition) throw new Refusal('not_found', 'This change has no such condition.')
    const word = locked.words.find((one) => one.id === condition.decisionId)
    return { ...locked, condition, standing: word !== undefined && word.voidedBy === null }
  },
  may: (actor, { subject, condition, standing }) =>
    every(isRunning(subject), canConfirm(actor, { ...condition, standing }, subject)),
  async run(tx, ctx, { subject, steps, words, condition }, { evidence }) {
    const { actor } = ctx
    if (actor.kind !== 'person') throw new Refusal('forbidden', 'A condition is confirmed by a person.')
    await tx
      .update(approvalCondition)
      .set({ metAt: ctx.now, metBy: actor.id, evidence })
      .where(eq(approvalCondition.id, condition.id))
    const { status, events } = await settleChange(tx, ctx, subject)
    const stepId = words.find(({ id }) => id === condition.decisionId)?.stepId ?? ''
    return {
      value: { number: subject.number, status },
      events: [
        {
          type: 'approval.condition_met',
          changeId: subject.id,
          number: subject.number,
          stepId,
          role: steps.find(({ id }) => id === stepId)?.role ?? condition.role,
          conditionId: condition.id,
          text: condition.text,
          evidence,
        },
        ...events,
      ],
    }
  },
})
