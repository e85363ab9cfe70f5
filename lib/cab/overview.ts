import type { Decision } from '../approval/decision'
import type { Person, Subject } from '../approval/eligibility'
import { isRunning } from '../approval/permissions'
import type { Actor } from '../auth/actor'
import type { Rulebook } from '../policy/rulebook'
import { allow, deny, every } from '../refusal'
import { type BoardStep, boardOf, tallyOf } from './board'
import { canBreakTie, canChair, canTakeUp } from './permissions'
import { seatName } from './quorum'

type Named = { id: string; name: string }
type Looked = {
  subject: Subject & { status: string; heldAt: Date | null }
  steps: readonly (BoardStep & {
    status: Parameters<typeof canChair>[1]['board']['status']
    dueAt: Date | null
  })[]
  decisions: readonly Decision[]
  people: readonly Person[]
  rulebook: Rulebook
}
type Ruled = {
  id: string
  revision: number
  outcome: string
  rationale: string
  recordedBy: string
  recordedAt: Date
  voidedAt: Date | null
}

/** The board of a change for the person who looks: who sits, what is counted so far, and what I may do. Null without one. */
export function boardView(
  actor: Actor,
  { subject, steps, decisions, people, rulebook }: Looked,
  nameOf: (id: string | null) => Named | null,
  rulings: readonly Ruled[],
) {
  const step = steps.find(({ kind }) => kind === 'board')
  if (!step) return null
  const board = boardOf({ steps, decisions }, people, subject, rulebook)
  const tally = tallyOf(board, null)
  const { chair } = board
  const tied = tally.tieBreaker === 'cto' && step.status === 'open' && subject.status === 'in_review'
  return {
    stepId: step.id,
    status: step.status,
    dueAt: step.dueAt,
    seats: board.seats.map((seat) => ({
      key: seat.key,
      name: seatName(seat.key),
      chair: seat.chair,
      blocking: seat.blocking,
      people: seat.people.flatMap((id) => {
        const one = nameOf(id)
        return one ? [{ ...one, conflicted: seat.conflicted.includes(id) }] : []
      }),
      votes: board.votes
        .filter((vote) => vote.seat === seat.key)
        .map(({ personId, value }) => ({ person: nameOf(personId), value })),
    })),
    tally,
    record: every(isRunning(subject), canChair(actor, { board: step, chair }, subject, decisions)),
    breakTie: every(
      isRunning(subject),
      canBreakTie(actor, rulebook.route.board.casting.role, subject, decisions),
      tied ? allow : deny('There is no tie for you to break on this change.', 'conflict'),
    ),
    takeUp: every(canTakeUp(actor, chair, subject), isRunning(subject)),
    rulings: rulings.map(({ recordedBy, ...row }) => ({ ...row, recordedBy: nameOf(recordedBy) })),
  }
}
export type BoardView = NonNullable<ReturnType<typeof boardView>>
