import type { ConflictKind } from './conflict'

type Of = { changeId: string; number: string }
export type CalendarEvent =
  | { type: 'calendar.window_opened'; windowId: string; name: string; after: object }
  | { type: 'calendar.window_retired'; windowId: string; name: string; reason: string }
  | { type: 'calendar.freeze_declared'; freezeId: string; name: string; after: object }
  | { type: 'calendar.freeze_lifted'; freezeId: string; name: string; reason: string }
  | ({ type: 'calendar.scheduled'; start: string; end: string } & Of)
  | ({ type: 'calendar.unscheduled'; reason: string } & Of)
  | ({
      type: 'calendar.override_asked'
      overrideId: string
      kind: ConflictKind
      target: string
      reason: string
      needs: string[]
    } & Of)
  /** Whoever agrees by asking gave the reason there. */
  | ({
      type: 'calendar.override_agreed'
      overrideId: string
      role: string
      reason?: string
      inForce: boolean
    } & Of)
  | ({ type: 'calendar.override_refused'; overrideId: string; role: string; reason: string } & Of)
