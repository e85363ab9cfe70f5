import type { Decision, SettledStep } from '../approval/decision'
import { isFree, isUncounted, type Person, type Subject } from '../approval/eligibility'
import { type Actor, actorName, holds } from '../auth/actor'
import { inside } from '../auth/roles'
import type { StepRole } from '../policy/step'
import { allow, deny, every, type Verdict } from '../refusal'
import { type Seat, seatName } from './quorum'

export type Meeting = {
  board: Pick<SettledStep, 'status'>
  /** The chair's seat with its people. */
  chair: Seat
}

/**
 * A28, A30: who records the seats' votes and declares the outcome: whoever may sit on the chair's seat, free of
 * conflict, and without a counted word as anything but that seat (separation rules 7 and 14).
 */
export function canChair(
  actor: Actor,
  { board, chair }: Meeting,
  subject: Subject & { status: string },
  decisions: readonly Decision[],
): Verdict {
  if (actor.kind !== 'person') return deny(`${actorName(actor)} never chairs the board; a person must.`)
  if (!chair.people.includes(actor.id))
    return deny('Only the chair of the board or a deputy records its votes. Ask the change manager.')
  const elsewhere = decisions.filter((one) => one.personId !== actor.id || one.seat !== chair.key)
  return every(
    isFree(actor, subject),
    isUncounted(actor, subject, elsewhere),
    subject.status === 'in_review'
      ? allow
      : deny('The board decides only while the change is in approval.', 'conflict'),
    board.status === 'open'
      ? allow
      : deny(
          board.status === 'waiting'
            ? 'The board decides after the earlier stages. Ask those who have not decided yet.'
            : 'The board has no open decision on this revision.',
          'conflict',
        ),
  )
}

/** A29: whether this person may be recorded as this seat's vote. An earlier word for the same seat may be replaced. */
export function canVote(
  person: Person,
  seat: Seat,
  subject: Subject,
  decisions: readonly Decision[],
): Verdict {
  if (!seat.people.includes(person.id))
    return deny(`Only the holder or a deputy votes for the seat ${inside(seatName(seat.key))}.`)
  const elsewhere = decisions.filter((one) => one.personId !== person.id || one.seat !== seat.key)
  return every(isFree(person, subject), isUncounted(person, subject, elsewhere))
}

const SAID: Partial<Record<string, string>> = {
  approve: 'approved this revision',
  approve_with_conditions: 'approved this revision with conditions',
  reject: 'rejected this revision',
  abstain: 'abstained on this revision',
}
/** D111: the chair sets no other word in the place of one that its giver gave in person; a recusal leaves the seat to a deputy. */
export function canReplace(
  actor: Actor,
  standing: readonly { personId: string | null; recordedBy: string | null; kind: string }[],
  people: readonly { id: string; name: string }[],
): Verdict {
  const own = standing.find(
    ({ personId, recordedBy, kind }) =>
      personId === recordedBy && kind !== 'recuse' && !(actor.kind === 'person' && actor.id === personId),
  )
  if (!own) return allow
  const name = people.find(({ id }) => id === own.personId)?.name ?? 'Its holder'
  return deny(
    `${name} has ${SAID[own.kind] ?? 'spoken on this revision'}. Leave the seat as it is, or ask ${name} to withdraw first.`,
    'conflict',
  )
}

/** A30: the CTO breaks a tie when the chair is recused, free of conflict and without a word on this revision. */
export function canBreakTie(
  actor: Actor,
  role: StepRole,
  subject: Subject,
  decisions: readonly Decision[],
): Verdict {
  if (actor.kind !== 'person' || !holds(actor, role))
    return deny(`The chair is recused, so the ${role.toUpperCase()} breaks this tie.`)
  return every(isFree(actor, subject), isUncounted(actor, subject, decisions))
}

/** A28: whoever chairs the board, free of conflict, takes up what it deferred. */
export function canTakeUp(actor: Actor, chair: Seat, subject: Subject & { status: string }): Verdict {
  if (actor.kind !== 'person' || !chair.people.includes(actor.id))
    return deny('Only the chair of the board or a deputy takes up a deferred change. Ask the change manager.')
  return every(
    isFree(actor, subject),
    subject.status === 'deferred' ? allow : deny('This change is not deferred.', 'conflict'),
  )
}
