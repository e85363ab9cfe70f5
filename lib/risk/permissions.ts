import type { Actor } from '../auth/actor'
import { COLUMN, cell } from '../auth/matrix'
import { type ChangeStatus, STATUS_WORDS } from '../change/lifecycle'
import { RISK_LEVEL_WORDS, type RiskLevel } from '../policy/factor'
import { allow, deny, type Verdict } from '../refusal'
import { compareLevels } from './matrix'

const RAISABLE: readonly ChangeStatus[] = [
  'draft',
  'submitted',
  'in_review',
  'deferred',
  'approved_with_conditions',
  'approved',
  'scheduled',
]

/** A07: change manager, technical lead, security lead and compliance officer may raise the level, before the start (D55). */
export function canRaiseRisk(
  actor: Actor,
  subject: { status: ChangeStatus; level: RiskLevel },
  to: RiskLevel,
): Verdict {
  if (actor.kind !== 'person' || !actor.roles.some((role) => cell('A07', COLUMN[role]) === 'Y'))
    return deny(
      'Only a change manager, technical lead, security lead or compliance officer may raise the risk; ask one of them.',
    )
  if (!RAISABLE.includes(subject.status))
    return deny(
      `A change that is ${STATUS_WORDS[subject.status].toLowerCase()} keeps its risk; record what you found in a comment.`,
      'conflict',
    )
  if (compareLevels(to, subject.level) <= 0)
    return deny(
      `The risk is already ${RISK_LEVEL_WORDS[subject.level].toLowerCase()}; choose a higher level.`,
      'conflict',
    )
  return allow
}
