import type { DomainEvent } from '../events'
import type { Settlement } from './decision'

/** What is said of a change when the decisions on it move it. */
export function eventOfMove(
  outcome: Settlement['change'],
  { id, number, revision }: { id: string; number: string; revision: number },
): DomainEvent {
  const of = { changeId: id, number }
  switch (outcome) {
    case 'approved':
      return { type: 'change.approved', revision, ...of }
    case 'approved_with_conditions':
      return { type: 'change.approved_with_conditions', revision, ...of }
    case 'rejected':
      return { type: 'change.rejected', revision, reason: '', ...of }
    case 'in_review':
      return { type: 'change.returned_to_review', reason: 'A required decision no longer counts.', ...of }
  }
}
