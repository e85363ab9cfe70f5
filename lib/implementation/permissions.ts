import type { Actor } from '../auth/actor'
import { AHEAD, STATUS_WORDS } from '../change/lifecycle'
import { byMatrix, type ChangeSubject } from '../change/permissions'
import { allow, deny, every, type Verdict } from '../refusal'

export function canStart(actor: Actor, subject: ChangeSubject): Verdict {
  if (subject.implementerId === null)
    return deny('Nobody is assigned to implement this change yet.', 'precondition')
  return every(
    actor.kind === 'person' && actor.id === subject.implementerId
      ? allow
      : deny('Only the assigned implementer starts this change.'),
    byMatrix(actor, 'A32', subject, 'Only the assigned implementer starts this change.'),
    subject.status === 'draft'
      ? deny('This change is still a draft. Submit it first.', 'precondition')
      : allow,
    // What is still missing before the start, the gate lists.
    AHEAD.includes(subject.status)
      ? allow
      : deny(
          `A change that is ${STATUS_WORDS[subject.status].toLowerCase()} is not started.`,
          'precondition',
        ),
  )
}
export const canRecord = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A33',
      { requestorId: '', implementerId: subject.implementerId },
      'Only the implementer records steps and the outcome.',
    ),
    subject.status === 'implementing' ? allow : deny('The implementation is not running.', 'conflict'),
  )
