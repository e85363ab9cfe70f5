import type { Tx } from '#db/client'
import type { Context } from '../../context'
import { cancelTimers, storeTimers } from '../../jobs/store'
import { addBusinessDays, type BusinessCalendar } from '../../organisation/hours'
import type { Rulebook } from '../../policy/rulebook'
import type { LockedChange } from '../queries'
import type { ChangeContent } from '../schema'

/** D114: a decision on a normal change is due in business days of its submission; an emergency's clock is its step's. */
export function submissionClock(
  ctx: Context,
  subject: LockedChange,
  { category }: ChangeContent,
  submitted: boolean,
  { timing }: Rulebook,
  calendar: BusinessCalendar,
) {
  const submittedAt = submitted ? ctx.now : (subject.submittedAt ?? ctx.now)
  const kept = submitted ? null : subject.decisionDueAt
  const dueAt = kept ?? addBusinessDays(submittedAt, timing.decision.due, calendar)
  return {
    submittedAt,
    firstSubmittedAt: subject.firstSubmittedAt ?? ctx.now,
    decisionDueAt: category === 'emergency' ? null : dueAt,
  }
}

/** Sets the alarms of the decision, unless an edit keeps them as they are: each rings once for a submission (R14). */
export async function storeDecisionTimers(
  tx: Tx,
  ctx: Context,
  before: LockedChange,
  opened: LockedChange,
  { timing }: Rulebook,
  calendar: BusinessCalendar,
) {
  const submitted = opened.submittedAt?.getTime() !== before.submittedAt?.getTime()
  if (!submitted && opened.decisionDueAt && before.decisionDueAt) return
  await cancelTimers(tx, ctx, { changeId: opened.id, steps: 'kept' })
  if (!opened.decisionDueAt) return
  const alarms = (['warning', 'due'] as const).map((kind) => ({
    changeId: opened.id,
    kind: `decision_${kind}` as const,
    dueAt: addBusinessDays(opened.submittedAt ?? ctx.now, timing.decision[kind], calendar),
  }))
  await storeTimers(tx, alarms)
}
