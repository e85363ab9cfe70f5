import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { timer } from '#db/schema/jobs'
import type { StepRow } from '../approval/queries'
import { FireTimer } from '../approval/schema'
import { settleChange } from '../approval/store'
import { deferChange, takeUp } from '../cab/deferral/store'
import { remindBoard } from '../cab/reminder/store'
import type { LockedChange } from '../change/queries'
import type { Context } from '../context'
import { defineCommand } from '../define-command'
import type { DomainEvent } from '../events'
import { getRulebookVersion } from '../policy/queries'
import { allow, Refusal } from '../refusal'
import { type DueTimer, lockDueTimer } from './queries'

/** Does what one timer was set for, once: the row is marked in the same transaction (R14). */
export const fireTimer = defineCommand({
  name: 'fire-timer',
  action: 'system',
  schema: FireTimer,
  lock: (tx, { timerId }, ctx) => lockDueTimer(tx, ctx, timerId),
  may: () => allow,
  async run(tx, ctx, due) {
    await tx.update(timer).set({ firedAt: ctx.now }).where(eq(timer.id, due.timer.id))
    const [first, ...rest] = await ring(tx, ctx, due)
    if (!first) throw new Refusal('conflict', 'This timer has nothing to tell.')
    return { value: { kind: due.timer.kind }, events: [first, ...rest] }
  },
})

async function ring(
  tx: Tx,
  ctx: Context,
  { timer: { kind }, subject, step }: DueTimer,
): Promise<DomainEvent[]> {
  const of = { changeId: subject.id, number: subject.number }
  switch (kind) {
    case 'decision_warning':
    case 'decision_due':
      return [{ type: 'approval.overdue', warning: kind === 'decision_warning', ...of }]
    case 'review_due':
      return [{ type: 'review.overdue', ...of }]
    case 'take_up':
      return (await takeUp(tx, ctx, subject)).events
    case 'reminder':
    case 'escalation':
    case 'second_escalation':
    case 'ratification':
    case 'tie':
      return step ? ringStep(tx, ctx, kind, subject, step) : []
  }
}

type OfStep = 'reminder' | 'escalation' | 'second_escalation' | 'ratification' | 'tie'
async function ringStep(
  tx: Tx,
  ctx: Context,
  kind: OfStep,
  subject: LockedChange,
  step: StepRow,
): Promise<DomainEvent[]> {
  const of = { changeId: subject.id, number: subject.number, stepId: step.id, role: step.role }
  const mark = (set: { remindedAt?: Date; escalatedAt?: Date }) =>
    tx.update(approvalStep).set(set).where(eq(approvalStep.id, step.id))
  switch (kind) {
    case 'reminder':
      await mark({ remindedAt: ctx.now })
      if (step.kind === 'board') return remindBoard(tx, ctx, subject, step)
      return [{ type: 'approval.reminded', ...of }]
    case 'escalation':
    case 'second_escalation': {
      // Executives have nobody above them (D35): they are reminded again.
      if (!step.escalateTo) return [{ type: 'approval.reminded', ...of }]
      if (!step.escalatedAt) await mark({ escalatedAt: ctx.now })
      const { events } = await settleChange(tx, ctx, subject)
      const level = kind === 'escalation' ? 1 : 2
      return [{ type: 'approval.escalated', to: step.escalateTo, level, ...of }, ...events]
    }
    case 'ratification':
      return [{ type: 'approval.ratification_missed', ...of }]
    case 'tie': {
      const rulebook = await getRulebookVersion(subject.policyVersion ?? 0, tx)
      const reason = 'Nobody broke the tie in time.'
      return [await deferChange(tx, ctx, { subject, boardStep: step, rulebook }, reason, null)]
    }
  }
}
