export const CHANGE_STATUSES = [
  'draft',
  'submitted',
  'in_review',
  'deferred',
  'approved_with_conditions',
  'approved',
  'scheduled',
  'implementing',
  'validating',
  'rolling_back',
  'in_pir',
  'closed',
  'rejected',
  'cancelled',
] as const
export type ChangeStatus = (typeof CHANGE_STATUSES)[number]
export const OUTCOMES = ['successful', 'with_issues', 'failed', 'rolled_back', 'rollback_failed'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const CATEGORIES = ['standard', 'normal', 'major', 'emergency'] as const
export type Category = (typeof CATEGORIES)[number]

/** Words on screen for the states; one wording everywhere. */
export const STATUS_WORDS: Record<ChangeStatus, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  in_review: 'In approval',
  deferred: 'Deferred',
  approved_with_conditions: 'Approved, conditions open',
  approved: 'Approved',
  scheduled: 'Scheduled',
  implementing: 'Implementing',
  validating: 'Validating',
  rolling_back: 'Rolling back',
  in_pir: 'In review',
  closed: 'Closed',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
}
export const OUTCOME_WORDS: Record<Outcome, string> = {
  successful: 'Successful',
  with_issues: 'Successful with issues',
  failed: 'Failed',
  rolled_back: 'Rolled back',
  rollback_failed: 'Rollback failed',
}

/** The only legal moves (R04). The database holds the same table in a trigger; a test compares the two. */
export const MOVES: Record<ChangeStatus, readonly ChangeStatus[]> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['in_review', 'draft', 'cancelled'],
  in_review: ['approved', 'approved_with_conditions', 'rejected', 'deferred', 'draft', 'cancelled'],
  deferred: ['in_review', 'draft', 'cancelled'],
  approved_with_conditions: ['approved', 'in_review', 'draft', 'cancelled'],
  approved: ['scheduled', 'in_review', 'draft', 'cancelled'],
  scheduled: ['implementing', 'approved', 'in_review', 'draft', 'cancelled'],
  implementing: ['validating', 'rolling_back', 'in_pir'],
  validating: ['in_pir', 'rolling_back'],
  rolling_back: ['in_pir'],
  in_pir: ['closed'],
  closed: [],
  rejected: ['submitted'],
  cancelled: [],
}
export const TERMINAL: readonly ChangeStatus[] = ['closed', 'cancelled']
/** With a start still to come: what stands against a time is of interest until the change starts, or ends without. */
export const AHEAD: readonly ChangeStatus[] = [
  'draft',
  'submitted',
  'in_review',
  'deferred',
  'approved_with_conditions',
  'approved',
  'scheduled',
]

/** The standard's own status, as the API shows it beside ours (contract, States). */
export function standardStatus(status: ChangeStatus, outcome: Outcome | null) {
  switch (status) {
    case 'draft':
      return null
    case 'submitted':
      return 'INITIATED'
    case 'in_review':
    case 'deferred':
    case 'approved_with_conditions':
      return 'IN_REVIEW'
    case 'approved':
    case 'scheduled':
      return 'APPROVED'
    case 'rejected':
    case 'cancelled':
      return 'REJECTED'
    case 'implementing':
    case 'validating':
    case 'rolling_back':
      return 'IMPLEMENTING'
    case 'in_pir':
    case 'closed':
      if (outcome === 'rolled_back') return 'ROLLED_BACK'
      return outcome === 'failed' || outcome === 'rollback_failed' ? 'FAILED' : 'COMPLETED'
  }
}
