import { type Actor, holds } from '../auth/actor'
import { type ActionId, COLUMN, cell } from '../auth/matrix'
import { allow, deny, every, type Verdict } from '../refusal'
import { type ChangeStatus, STATUS_WORDS } from './lifecycle'

export type ChangeSubject = {
  status: ChangeStatus
  requestorId: string
  implementerId: string | null
  heldAt: Date | null
}

/** States in which material content may be edited: before the start, and not at its end. */
const EDITABLE: readonly ChangeStatus[] = [
  'draft',
  'submitted',
  'in_review',
  'deferred',
  'approved_with_conditions',
  'approved',
  'scheduled',
  'rejected',
]
const BEFORE_START: readonly ChangeStatus[] = EDITABLE.filter((status) => status !== 'rejected')

/**
 * What the matrix says of this person and action: by a role's cell, as the requestor or implementer of this change,
 * or as anyone who works on changes. Conditions of a cell (sod, esc, cN) are checked by the caller.
 */
export function byMatrix(
  actor: Actor,
  action: ActionId,
  subject: Pick<ChangeSubject, 'requestorId' | 'implementerId'> | null,
  refusal: string,
): Verdict {
  if (actor.kind !== 'person') return deny(refusal)
  const byRole = actor.roles.some(
    (role) => COLUMN[role] !== 'REQ' && COLUMN[role] !== 'IMP' && cell(action, COLUMN[role]) !== undefined,
  )
  // Everyone but the auditor and the administrator works on changes.
  const works = actor.roles.some((role) => role !== 'auditor' && role !== 'administrator')
  const own =
    (actor.id === subject?.requestorId && cell(action, 'REQ') !== undefined) ||
    (actor.id === subject?.implementerId && cell(action, 'IMP') !== undefined)
  return byRole || (works && (own || cell(action, 'REQ') === 'Y')) ? allow : deny(refusal)
}

const inState = (subject: ChangeSubject, states: readonly ChangeStatus[], what: string): Verdict =>
  states.includes(subject.status)
    ? allow
    : deny(`A change that is ${STATUS_WORDS[subject.status].toLowerCase()} ${what}.`, 'conflict')
const notHeld = (subject: ChangeSubject): Verdict =>
  subject.heldAt === null ? allow : deny('This change is on hold. Resume it first.', 'conflict')

export const canRaise = (actor: Actor): Verdict =>
  byMatrix(
    actor,
    'A01',
    null,
    'Auditors and administrators do not raise changes. Use an account with a working role.',
  )

export const canEdit = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      subject.status === 'draft' ? 'A02' : 'A03',
      // The implementer may edit steps; assignment and ownership of the rest stay with the requestor (c2).
      subject.status === 'draft' ? subject : { requestorId: subject.requestorId, implementerId: null },
      'Only the requestor or a change manager edits this change.',
    ),
    inState(subject, EDITABLE, 'is not edited any more'),
    notHeld(subject),
  )
/** A03: the implementer may edit the steps of the plan. */
export const canEditSteps = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A03',
      subject,
      'Only the requestor, the implementer or a change manager edits the plan.',
    ),
    inState(subject, EDITABLE, 'is not edited any more'),
    notHeld(subject),
  )

export const canSubmit = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A04',
      { ...subject, implementerId: null },
      'Only the requestor or a change manager submits this change.',
    ),
    subject.status === 'closed' || subject.status === 'cancelled'
      ? inState(subject, [], 'is not submitted again; copy it into a new one')
      : inState(subject, ['draft', 'rejected'], 'has been submitted already'),
    notHeld(subject),
  )
export const canWithdrawChange = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A04',
      { ...subject, implementerId: null },
      'Only the requestor or a change manager withdraws this change.',
    ),
    inState(
      subject,
      BEFORE_START.filter((status) => status !== 'draft'),
      'cannot be withdrawn',
    ),
  )
export const canCancel = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A04',
      { ...subject, implementerId: null },
      'Only the requestor or a change manager cancels this change.',
    ),
    inState(subject, BEFORE_START, 'cannot be cancelled'),
  )
export const canHold = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A04',
      { ...subject, implementerId: null },
      'Only the requestor or a change manager holds this change.',
    ),
    inState(
      subject,
      BEFORE_START.filter((status) => status !== 'draft'),
      'cannot be put on hold',
    ),
    subject.heldAt === null ? allow : deny('This change is already on hold.', 'conflict'),
  )
export const canResume = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A04',
      { ...subject, implementerId: null },
      'Only the requestor or a change manager resumes this change.',
    ),
    subject.heldAt !== null ? allow : deny('This change is not on hold.', 'conflict'),
  )
export const canComment = (actor: Actor): Verdict =>
  byMatrix(actor, 'A05', null, 'Auditors and administrators read and do not comment.')
export const canAttach = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A06',
      subject,
      'Only the requestor, the implementer and the deciding roles attach files here.',
    ),
    inState(subject, EDITABLE, 'takes no more files'),
    notHeld(subject),
  )
/** Another's evidence stays: only who answers for the change takes it away. */
export const canRemoveFile = (actor: Actor, subject: ChangeSubject, file: { addedBy: string }): Verdict =>
  every(
    canAttach(actor, subject),
    actor.kind === 'person' &&
      (actor.id === file.addedBy || actor.id === subject.requestorId || holds(actor, 'change_manager'))
      ? allow
      : deny(
          'Only whoever attached this file, the requestor or a change manager removes it. Ask one of them.',
        ),
  )
export const canAssign = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A10',
      { requestorId: '', implementerId: null },
      'Only a change manager or technical lead assigns the implementer.',
    ),
    inState(subject, BEFORE_START, 'gets no other implementer'),
    notHeld(subject),
  )
export const canProposeTime = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A24',
      subject,
      'Only the requestor, the implementer or a change manager proposes a time.',
    ),
    inState(subject, BEFORE_START, 'is not planned any more'),
    notHeld(subject),
  )

/** D120, c17: restricted changes are absent for everyone else. */
export const READS_RESTRICTED = ['ciso', 'security_lead', 'compliance_officer', 'auditor'] as const
export const mayReadRestricted = (actor: Actor): boolean => holds(actor, ...READS_RESTRICTED)
