import type { DomainEvent, EventType } from '../events'

/** Who stands around the change of an event when it is told. */
export type Around = {
  requestorId: string | null
  implementerId: string | null
  /** The people whose decision the event is about: those named for the step, else the holders of its role. */
  deciders: readonly string[]
}
type Relation = 'requestor' | 'implementer' | 'deciders' | 'person'

/** Whom each event concerns. Not named: nobody is told, the trail has it anyway. */
const CONCERNED: Partial<Record<EventType, readonly Relation[]>> = {
  'approval.requested': ['deciders'],
  'approval.unassigned': ['requestor'],
  'approval.rejected': ['requestor'],
  'approval.information_asked': ['requestor'],
  'approval.information_given': ['deciders'],
  'approval.voided': ['deciders', 'requestor'],
  'approval.reminded': ['deciders'],
  'approval.escalated': ['deciders', 'requestor'],
  'approval.condition_met': ['requestor', 'implementer'],
  'approval.overdue': ['requestor'],
  'auth.role_granted': ['person'],
  'auth.role_removed': ['person'],
  'cab.vote_recorded': ['person'],
  'cab.vote_disputed': ['requestor'],
  'calendar.scheduled': ['requestor', 'implementer'],
  'calendar.unscheduled': ['requestor', 'implementer'],
  'calendar.override_refused': ['requestor'],
  'change.approved': ['requestor', 'implementer'],
  'change.approved_with_conditions': ['requestor', 'implementer'],
  'change.rejected': ['requestor', 'implementer'],
  'change.deferred': ['requestor', 'implementer'],
  'change.returned_to_review': ['requestor', 'implementer'],
  'change.cancelled': ['requestor', 'implementer'],
  'change.held': ['requestor', 'implementer'],
  'change.resumed': ['requestor', 'implementer'],
  'change.commented': ['requestor', 'implementer'],
  'change.implementer_assigned': ['implementer'],
  'change.closed': ['requestor', 'implementer'],
  'implementation.started': ['requestor'],
  'implementation.finished': ['requestor'],
}

/** Ids of the people to tell, each once, never the one who did it. All of them may see the change, restricted or not (D120). */
export function recipientsOf(event: DomainEvent, actorId: string, around: Around): string[] {
  const people = (CONCERNED[event.type] ?? []).flatMap((relation) => {
    switch (relation) {
      case 'requestor':
        return around.requestorId
      case 'implementer':
        return around.implementerId
      case 'deciders':
        return around.deciders
      case 'person':
        return 'personId' in event ? event.personId : null
    }
  })
  return [...new Set(people)].filter((id): id is string => id !== null && id !== actorId)
}
