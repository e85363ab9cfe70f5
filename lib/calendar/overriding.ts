import type { ConflictKind } from './conflict'

/** What an override of a conflict sets aside, as the object of a sentence. */
export const OVERRIDDEN: Record<ConflictKind, string> = {
  start_in_past: 'a start in the past',
  freeze: 'a freeze',
  outside_window: 'the change windows',
  exceeds_window: 'the end of a change window',
  window_risk: 'the highest risk of a change window',
  same_service: 'another change on the same service',
  short_notice: 'the advance notice',
}
