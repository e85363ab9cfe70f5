import type { Decision } from '../approval/decision'
import type { Person, Subject } from '../approval/eligibility'
import type { Role } from '../auth/roles'
import type { Rulebook } from '../policy/rulebook'
import type { SeatKey, StepRole } from '../policy/step'
import type { Seat, Vote } from './quorum'
import { seatsOf, votesOf } from './seat'
import { type CastingVote, type Tally, tally } from './tally'

/** A stored step, as far as the board reads it. */
export type BoardStep = {
  id: string
  kind: 'person' | 'board'
  seat: Role | null
  veto: boolean
  people: readonly string[] | null
  escalateTo: Role | null
  escalatedAt: Date | null
}
export type Board = {
  stepId: string
  seats: Seat[]
  chair: Seat
  /** Every vote that counts: recorded, or given in the inbox before the meeting (D111). */
  votes: Vote[]
  rule: { quorum: number; minVotes: number }
}

/** The board of one revision. Throws RangeError where no board decides. */
export function boardOf(
  { steps, decisions }: { steps: readonly BoardStep[]; decisions: readonly Decision[] },
  people: readonly Person[],
  subject: Subject,
  { route }: Rulebook,
): Board {
  const step = steps.find(({ kind }) => kind === 'board')
  const asked = steps.map((one) => ({
    ...one,
    seat: one.seat as SeatKey | null,
    escalateTo: one.escalateTo as StepRole | null,
    escalated: one.escalatedAt !== null,
  }))
  // A seat blocks on account of a declared factor (D111); that was kept with its requirement when it was routed.
  const factors = route.board.seats.flatMap(({ key, blockingWith }) =>
    blockingWith !== null && steps.some(({ seat, veto }) => seat === key && veto)
      ? [{ category: blockingWith }]
      : [],
  )
  const seats = seatsOf(route.board, people, { factors, steps: asked }, subject, decisions)
  const chair = seats.find((seat) => seat.chair)
  if (!step || !chair) throw new RangeError('No board decides on this revision.')
  return { stepId: step.id, seats, chair, votes: votesOf(decisions, subject), rule: route.board }
}

export const tallyOf = ({ seats, votes, rule }: Board, casting: CastingVote | null): Tally =>
  tally(seats, votes, rule, { casting })
