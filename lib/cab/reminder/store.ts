import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import type { StepRow } from '../../approval/queries'
import type { LockedChange } from '../../change/queries'
import type { Context } from '../../context'
import type { DomainEvent } from '../../events'
import { storeTimers } from '../../jobs/store'
import { nextWeekday } from '../../organisation/hours'
import { getBusinessCalendar } from '../../organisation/queries'
import { RISK_LEVELS } from '../../policy/factor'
import { getRulebookVersion } from '../../policy/queries'

/**
 * Reminds the chair when the board meets, and again at each meeting while it has not ruled. The step stays due at the
 * meeting it missed (D114); from then on those whom the policy informs of such a risk, the CTO, are told too (D35, D65).
 */
export async function remindBoard(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  step: StepRow,
): Promise<DomainEvent[]> {
  const [{ timing, route }, calendar] = await Promise.all([
    getRulebookVersion(subject.policyVersion ?? 0, tx),
    getBusinessCalendar(tx),
  ])
  const dueAt = nextWeekday(ctx.now, timing.cab.weekday, timing.cab.time, calendar)
  await storeTimers(tx, [{ changeId: subject.id, stepId: step.id, kind: 'reminder', dueAt }])
  const of = { changeId: subject.id, number: subject.number, stepId: step.id, role: step.role }
  const reminded: DomainEvent = { type: 'approval.reminded', ...of }
  const missed = step.remindedAt !== null && step.dueAt !== null && step.remindedAt >= step.dueAt
  if (!missed) return [reminded]
  const rank = (level: (typeof RISK_LEVELS)[number]) => RISK_LEVELS.indexOf(level)
  const told = route.informs.filter(
    ({ when }) =>
      when.categories.includes(subject.category) &&
      rank(when.minLevel ?? 'VERY_LOW') <= rank(subject.riskLevel ?? 'VERY_HIGH'),
  )
  const level = step.escalatedAt === null ? 1 : 2
  if (told.length > 0)
    await tx
      .update(approvalStep)
      .set({ escalatedAt: step.escalatedAt ?? ctx.now })
      .where(eq(approvalStep.id, step.id))
  const roles = [...new Set(told.flatMap(({ roles }) => roles))]
  return [reminded, ...roles.map((to): DomainEvent => ({ type: 'approval.escalated', to, level, ...of }))]
}
