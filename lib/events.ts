import type { ApprovalEvent } from './approval/events'
import type { AuthEvent } from './auth/events'
import type { CabEvent } from './cab/events'
import type { CalendarEvent } from './calendar/events'
import type { ChangeEvent } from './change/events'
import type { ViewEvent } from './change/view/events'
import type { ImplementationEvent } from './implementation/events'
import type { ImportEvent } from './import/events'
import type { OrganisationEvent } from './organisation/events'
import type { PolicyEvent } from './policy/events'
import type { ReviewEvent } from './review/events'
import type { RiskEvent } from './risk/events'
import type { ServiceEvent } from './service/events'

/** Everything that can happen. Audit trail, notifications and figures are all derived from these. */
export type DomainEvent =
  | ApprovalEvent
  | AuthEvent
  | CabEvent
  | CalendarEvent
  | ChangeEvent
  | ImplementationEvent
  | ImportEvent
  | OrganisationEvent
  | PolicyEvent
  | ReviewEvent
  | RiskEvent
  | ServiceEvent
  | ViewEvent
export type EventType = DomainEvent['type']
/** At least one: a command that changed something says so. */
export type Events = readonly [DomainEvent, ...DomainEvent[]]

/** The chain an event belongs to: its change's, else its room's. */
export const streamOf = (event: DomainEvent): string =>
  'changeId' in event ? `change:${event.changeId}` : event.type.slice(0, event.type.indexOf('.'))
