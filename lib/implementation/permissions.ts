import type { Actor } from '../auth/actor'
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
    ['approved', 'scheduled'].includes(subject.status)
      ? allow
      : deny('This change is not ready to start.', 'precondition'),
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
