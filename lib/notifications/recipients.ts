import type { Role } from '../auth/roles'
import type { DomainEvent, EventType } from '../events'

/** Who stands around the change of an event when it is told. */
export type Around = {
  requestorId: string | null
  implementerId: string | null
  /** The people whose decision the event is about: those named for the step, else the holders of its role. */
  deciders: readonly string[]
  /** Those whose vote or decision the event takes back, disputes or answers. */
  speaker: string | null
  /** Whoever owes a condition that the event sets. */
  owners: readonly string[]
  /** Everyone who commented on the change. */
  watchers: readonly string[]
  /** Active holders of the roles that the event's kind names. */
  holders: readonly { personId: string; role: Role }[]
  /** Null when everybody may know of the change; of a restricted one only these (D120). */
  readers: ReadonlySet<string> | null
}
type Relation =
  | 'requestor'
  | 'implementer'
  | 'deciders'
  | 'speaker'
  | 'owners'
  | 'watchers'
  | 'person'
  | 'managers'
  | 'overriders'
  | 'informed'

const PARTIES = ['requestor', 'implementer'] as const
/** Whom each event concerns. Not named: nobody is told, the trail has it anyway. */
const CONCERNED: Partial<Record<EventType, readonly Relation[]>> = {
  'approval.requested': ['deciders'],
  'approval.unassigned': ['requestor', 'managers'],
  'approval.granted_with_conditions': ['owners', 'requestor'],
  'approval.rejected': ['requestor'],
  'approval.information_asked': PARTIES,
  'approval.information_given': ['deciders'],
  'approval.voided': ['speaker', 'requestor'],
  'approval.reminded': ['deciders'],
  'approval.escalated': ['deciders', 'requestor'],
  'approval.condition_met': [...PARTIES, 'owners'],
  'approval.overdue': ['requestor', 'managers'],
  'approval.ratification_missed': ['deciders', 'managers'],
  'auth.role_granted': ['person'],
  'auth.role_removed': ['person'],
  'cab.vote_recorded': ['person', 'owners'],
  'cab.vote_disputed': ['requestor', 'managers'],
  'cab.ruling_voided': ['requestor', 'managers'],
  'cab.tie_referred': ['deciders'],
  'calendar.scheduled': PARTIES,
  'calendar.unscheduled': PARTIES,
  'calendar.override_asked': ['overriders'],
  'calendar.override_agreed': ['requestor'],
  'calendar.override_refused': ['requestor'],
  'change.submitted': ['informed'],
  'change.resubmitted': ['informed'],
  'change.approved': [...PARTIES, 'managers'],
  'change.approved_with_conditions': PARTIES,
  'change.rejected': [...PARTIES, 'watchers'],
  'change.deferred': PARTIES,
  'change.returned_to_review': PARTIES,
  'change.cancelled': [...PARTIES, 'watchers'],
  'change.held': PARTIES,
  'change.resumed': PARTIES,
  'change.commented': [...PARTIES, 'watchers'],
  'change.implementer_assigned': ['implementer'],
  'change.closed': [...PARTIES, 'watchers'],
  'import.finished': ['person'],
  'import.stopped': ['person'],
  'import.undone': ['person'],
  'implementation.started': ['requestor'],
  'implementation.finished': ['requestor', 'managers'],
  'review.overdue': ['managers', 'implementer'],
}

/** The roles whose holders an event of this kind is told to, beside those of its step. */
export function rolesToTell(event: DomainEvent, informed: readonly Role[]): Role[] {
  const relations = CONCERNED[event.type] ?? []
  return [
    ...(relations.includes('managers') ? (['change_manager'] as const) : []),
    ...(relations.includes('informed') ? informed : []),
    ...(event.type === 'calendar.override_asked'
      ? event.needs.filter((role): role is Role => role !== 'freeze_owner')
      : []),
  ]
}

/** Ids of the people to tell, each once, never the one who did it, and of a restricted change only those who may know of it. */
export function recipientsOf(event: DomainEvent, actorId: string, around: Around): string[] {
  const people = (CONCERNED[event.type] ?? []).flatMap((relation): readonly (string | null)[] => {
    switch (relation) {
      case 'requestor':
        return [around.requestorId]
      case 'implementer':
        return [around.implementerId]
      case 'deciders':
        return around.deciders
      case 'speaker':
        return [around.speaker]
      case 'owners':
        return around.owners
      case 'watchers':
        return around.watchers
      case 'person':
        return ['personId' in event ? event.personId : null]
      case 'managers':
      case 'overriders':
      case 'informed':
        return around.holders.map(({ personId }) => personId)
    }
  })
  return [...new Set(people)].filter(
    (id): id is string => id !== null && id !== actorId && (around.readers?.has(id) ?? true),
  )
}
