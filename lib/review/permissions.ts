import type { Actor } from '../auth/actor'
import { byMatrix, type ChangeSubject } from '../change/permissions'
import { allow, deny, every, type Verdict } from '../refusal'

const isOther = (actor: Actor, subject: ChangeSubject): Verdict =>
  actor.kind === 'person' && actor.id === subject.implementerId
    ? deny('You implemented this change, so another person signs its review.')
    : allow
const inReview = (subject: ChangeSubject): Verdict =>
  subject.status === 'in_pir' ? allow : deny('This change is not in review.', 'conflict')

/** A38, separation rule 9. */
export const canSignReview = (actor: Actor, subject: ChangeSubject, signed: boolean): Verdict =>
  every(
    byMatrix(
      actor,
      'A38',
      null,
      'The change manager, a lead, the business owner or the emergency authority signs the review.',
    ),
    isOther(actor, subject),
    inReview(subject),
    signed ? deny('This review is already signed.', 'conflict') : allow,
  )
/** A39. */
export const canClose = (actor: Actor, subject: ChangeSubject, signed: boolean): Verdict =>
  every(
    byMatrix(actor, 'A39', null, 'Only a change manager closes a change.'),
    isOther(actor, subject),
    inReview(subject),
    signed ? allow : deny('The review is not signed yet.', 'precondition'),
  )
