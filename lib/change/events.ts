import type { Outcome } from './lifecycle'

/** One field of the content before and after, as people read it. */
export type FieldDiff = { field: string; before: string; after: string }
type Of = { changeId: string; number: string }
export type ChangeEvent =
  | ({ type: 'change.drafted'; copiedFrom?: string; importedBy?: number } & Of)
  | ({ type: 'change.edited'; revision: number; fields: FieldDiff[]; digest: string } & Of)
  | ({
      type: 'change.revision_opened'
      revision: number
      digest: string
      reason: 'submission' | 'resubmission' | 'edit'
    } & Of)
  | ({ type: 'change.submitted'; revision: number; digest: string } & Of)
  | ({ type: 'change.resubmitted'; revision: number; digest: string } & Of)
  | ({ type: 'change.withdrawn'; reason: string } & Of)
  | ({ type: 'change.cancelled'; reason: string } & Of)
  | ({ type: 'change.held'; reason: string } & Of)
  | ({ type: 'change.resumed' } & Of)
  | ({ type: 'change.approved'; revision: number } & Of)
  | ({ type: 'change.approved_with_conditions'; revision: number } & Of)
  | ({ type: 'change.rejected'; revision: number; reason: string } & Of)
  | ({ type: 'change.deferred'; reason: string; until: string } & Of)
  | ({ type: 'change.returned_to_review'; reason: string } & Of)
  | ({ type: 'change.commented'; commentId: string } & Of)
  | ({ type: 'change.file_added'; fileId: string; name: string; digest: string; size: number } & Of)
  | ({ type: 'change.file_removed'; fileId: string; name: string; digest: string } & Of)
  | ({ type: 'change.implementer_assigned'; before: string | null; after: string | null } & Of)
  | ({ type: 'change.restricted'; restricted: boolean } & Of)
  | ({ type: 'change.closed'; outcome: Outcome } & Of)
