import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import type { LockedChange } from '../../change/queries'
import type { Context } from '../../context'
import type { DomainEvent } from '../../events'
import { cancelTimers, storeTimers } from '../../jobs/store'
import { type BusinessCalendar, nextWeekday } from '../../organisation/hours'
import type { Rulebook } from '../../policy/rulebook'
import { type Alarm, deadlineOf } from '../deadline'
import type { SettledStep } from '../decision'
import type { StepRow } from '../queries'

/** States in which nobody is asked any more. */
export const DECIDED: readonly SettledStep['status'][] = [
  'approved',
  'approved_with_conditions',
  'rejected',
  'cancelled',
]

type Settling = {
  row: StepRow
  settled: SettledStep
  opens: boolean
  /** Nobody of the role is free, so it turns to its escalation role at once (rule 15). */
  turned: boolean
  rulebook: Rulebook
  calendar: BusinessCalendar
}

/** Brings one step with its clock in line with what was settled, and says whom that concerns. */
export async function storeStep(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  { row, settled, opens, turned, rulebook, calendar }: Settling,
): Promise<DomainEvent[]> {
  const asked = opens && settled.status !== 'waiting' && settled.status !== row.status
  const turns = turned && (settled.status === 'open' || settled.status === 'unassigned')
  if (settled.status === row.status && !turns) return []
  const decided = DECIDED.includes(settled.status)
  const meetingAt = nextWeekday(ctx.now, rulebook.timing.cab.weekday, rulebook.timing.cab.time, calendar)
  const deadline = asked ? deadlineOf(settled, ctx.now, calendar, rulebook.route.alarms, meetingAt) : null
  await Promise.all([
    tx
      .update(approvalStep)
      .set({
        status: settled.status,
        decidedAt: decided ? ctx.now : null,
        ...(deadline && { openedAt: ctx.now, dueAt: deadline.dueAt, remindedAt: null }),
        ...(turns && { escalatedAt: ctx.now }),
      })
      .where(eq(approvalStep.id, row.id)),
    deadline ? storeTimers(tx, timersOf(subject.id, row.id, deadline.alarms)) : null,
    decided ? cancelTimers(tx, ctx, { stepId: row.id }) : null,
  ])
  const of = { changeId: subject.id, number: subject.number, stepId: row.id, role: row.role }
  if (settled.status === 'unassigned')
    return row.status === 'unassigned'
      ? []
      : [
          {
            type: 'approval.unassigned',
            reason: 'Nobody may decide it, the escalation role included.',
            ...of,
          },
        ]
  const events: DomainEvent[] = []
  if (asked) events.push({ type: 'approval.requested', dueAt: deadline?.dueAt.toISOString() ?? null, ...of })
  if (turns && settled.escalateTo)
    events.push({ type: 'approval.escalated', to: settled.escalateTo, level: 1, ...of })
  return events
}

const TIMER = {
  remind: 'reminder',
  escalate: 'escalation',
  escalate_again: 'second_escalation',
  ratification_missed: 'ratification',
} as const

const timersOf = (changeId: string, stepId: string, alarms: readonly Alarm[]) =>
  alarms.map(({ kind, at }) => ({ changeId, stepId, kind: TIMER[kind], dueAt: at }))
