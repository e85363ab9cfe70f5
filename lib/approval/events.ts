import type { Role } from '../auth/roles'

type OfStep = { changeId: string; number: string; stepId: string; role: Role | 'board' }
export type ApprovalEvent =
  | ({ type: 'approval.requested'; dueAt: string | null } & OfStep)
  | ({ type: 'approval.unassigned'; reason: string } & OfStep)
  | ({ type: 'approval.granted'; decisionId: string; reason: string } & OfStep)
  | ({
      type: 'approval.granted_with_conditions'
      decisionId: string
      reason: string
      conditions: string[]
    } & OfStep)
  | ({ type: 'approval.rejected'; decisionId: string; reason: string } & OfStep)
  | ({ type: 'approval.information_asked'; decisionId: string; reason: string } & OfStep)
  | ({ type: 'approval.information_given'; answer: string } & OfStep)
  | ({ type: 'approval.withdrawn'; decisionId: string; reason: string } & OfStep)
  | ({ type: 'approval.voided'; decisionId: string; reason: string } & OfStep)
  | ({ type: 'approval.reminded' } & OfStep)
  | ({ type: 'approval.escalated'; to: Role; level: 1 | 2 } & OfStep)
  | ({ type: 'approval.condition_met'; conditionId: string; text: string; evidence: string } & OfStep)
  | { type: 'approval.overdue'; changeId: string; number: string; warning: boolean }
  | ({ type: 'approval.ratification_missed' } & OfStep)
