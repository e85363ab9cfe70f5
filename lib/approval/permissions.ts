import { type Actor, actorName, holds } from '../auth/actor'
import { inside, ROLE_NAMES, type Role } from '../auth/roles'
import { requirementName } from '../policy/step'
import { allow, deny, every, type Verdict } from '../refusal'
import { binds, type Decision, type SettledStep } from './decision'
import { type Asked, isFree, mayGive, type Subject } from './eligibility'

export type Decided = Subject & { status: string }
type Step = Asked & Pick<SettledStep, 'kind' | 'status' | 'ratifyHours'>
type Route = { tokensDecide: boolean }

/**
 * May this actor decide this requirement now. The same verdict guards the command and greys the button.
 * `decisions` are all of the change's; `step` comes from `settle` and `staff`.
 */
export function canDecide(
  actor: Actor,
  step: Step,
  subject: Decided,
  decisions: readonly Decision[],
  route: Route,
): Verdict {
  if (actor.kind !== 'person') return deny(`${actorName(actor)} never decides; a person must.`)
  return every(
    byMeans(actor, route),
    isDecidable(step, subject),
    mayGive(actor, step, subject, decisions),
    isOpen(step),
  )
}

/** A ratification is given or refused: conditions would hold back what it must not hold back (D10). */
export const canCondition = (step: Pick<SettledStep, 'ratifyHours'>): Verdict =>
  step.ratifyHours === null
    ? allow
    : deny('A ratification carries no conditions. Ratify, reject or ask for information.', 'invalid')

/** What the person saw must be what is decided (R06): otherwise the door answers with the difference. */
export const isCurrent = (shown: { digest: string }, subject: { digest: string }): Verdict =>
  shown.digest === subject.digest
    ? allow
    : deny('This change was edited after you opened it. Look at what changed, then decide again.', 'conflict')

/** A19: one's own decision, before the transition. */
export function canWithdraw(actor: Actor, decision: Decision, subject: Decided): Verdict {
  if (actor.kind !== 'person' || actor.id !== decision.personId)
    return deny('Only the person who gave this decision can withdraw it.')
  if (!binds(decision, subject) || decision.decision === 'recuse')
    return deny('This is not a decision that counts, so there is nothing to withdraw.', 'conflict')
  return subject.status === 'in_review'
    ? allow
    : deny(
        'A decision can be withdrawn only while the change is in approval. Ask the change manager.',
        'conflict',
      )
}

/** Until start the person named in a vote that someone else recorded can say that it was not theirs. */
export function canDispute(
  actor: Actor,
  vote: Decision & { recordedById: string },
  subject: Decided,
): Verdict {
  if (actor.kind !== 'person' || actor.id !== vote.personId)
    return deny('Only the person named in this vote can dispute it.')
  if (actor.id === vote.recordedById)
    return deny(
      'You gave this vote yourself. Withdraw it instead, while the change is in approval.',
      'conflict',
    )
  if (!binds(vote, subject))
    return deny('This vote no longer counts, so there is nothing to dispute.', 'conflict')
  return BEFORE_START.includes(subject.status)
    ? allow
    : deny('A vote can be disputed until the change starts. Raise it in the review.', 'conflict')
}

const BEFORE_START = ['in_review', 'deferred', 'approved_with_conditions', 'approved', 'scheduled']
/** A ratification may still come while the change is under way (D10). */
const RATIFIABLE = [...BEFORE_START, 'implementing', 'validating', 'rolling_back', 'in_pir']

function byMeans(actor: Extract<Actor, { kind: 'person' }>, route: Route): Verdict {
  if (actor.means.kind === 'screen') return allow
  if (actor.means.scope !== 'decide')
    return deny('This token may not decide. Use a token with the scope decide, or sign in.')
  return route.tokensDecide
    ? allow
    : deny('The policy does not let tokens decide. Sign in and decide on the screen.')
}

function isDecidable(step: Step, subject: Decided): Verdict {
  const name = requirementName(step.key)
  if (step.kind === 'board')
    return deny('The board decides in its meeting. The chair records the votes and declares the outcome.')
  if (!(step.ratifyHours === null ? ['in_review'] : RATIFIABLE).includes(subject.status))
    return deny('This change is not in approval, so there is nothing to decide.', 'conflict')
  if (['approved', 'approved_with_conditions', 'rejected'].includes(step.status))
    return deny(
      `${name} is already decided. A decision never changes; its author may withdraw it.`,
      'conflict',
    )
  return step.status === 'cancelled'
    ? deny(`${name} is no longer needed, because this revision has ended.`, 'conflict')
    : allow
}

/** An unassigned step is one that nobody could decide when it was settled; who may now is for `mayGive` to say. */
const isOpen = (step: Step): Verdict =>
  step.status === 'waiting'
    ? deny(
        `${requirementName(step.key)} opens when the earlier stage is fulfilled. You will be asked then.`,
        'conflict',
      )
    : allow

/** While a change is on hold nobody decides on it and its clocks stand still. */
export const isRunning = (subject: { heldAt: Date | null }): Verdict =>
  subject.heldAt === null ? allow : deny('This change is on hold. Resume it first.', 'conflict')

/** Whoever answers for the change gives what a decider asked for. */
export function canAnswer(actor: Actor, subject: Decided, questions: number): Verdict {
  const answers =
    actor.kind === 'person' &&
    (actor.id === subject.requestorId ||
      actor.id === subject.implementerId ||
      subject.authorIds.includes(actor.id) ||
      holds(actor, 'change_manager'))
  if (!answers)
    return deny('The requestor, the implementer, an author of the revision or a change manager answers.')
  return questions > 0 ? allow : deny('No question of this step waits for an answer.', 'conflict')
}

/** A20, c6. `standing`: the approval that set the condition still counts. */
export function canConfirm(
  actor: Actor,
  condition: { role: Role; ownerId: string; revision: number; metAt: Date | null; standing: boolean },
  subject: Decided,
): Verdict {
  if (actor.kind !== 'person' || !holds(actor, condition.role))
    return deny(`Only a holder of the role ${inside(ROLE_NAMES[condition.role])} confirms this condition.`)
  return every(
    actor.id === condition.ownerId
      ? deny('You owe this condition, so another holder of the role confirms it.')
      : allow,
    isFree(actor, subject),
    condition.metAt ? deny('This condition is already met.', 'conflict') : allow,
    condition.standing && condition.revision === subject.revision && BEFORE_START.includes(subject.status)
      ? allow
      : deny('The approval that set this condition no longer counts.', 'conflict'),
  )
}
