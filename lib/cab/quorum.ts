import { ROLE_NAMES } from '../auth/roles'
import type { SeatKey } from '../policy/step'

export const VOTES = ['approve', 'approve_with_conditions', 'reject', 'abstain', 'recuse'] as const
export type VoteValue = (typeof VOTES)[number]
export type Vote = { seat: SeatKey; personId: string; value: VoteValue }
export type Seat = {
  key: SeatKey
  chair: boolean
  /** Its rejection decides (D111). */
  blocking: boolean
  /** The holder first, then the deputies in their order, then whoever an escalation added. */
  people: readonly string[]
  /** Of these people, who may not vote on this change: separation rules, or a word already given elsewhere. */
  conflicted: readonly string[]
}
export type Taken = {
  seat: Seat
  /** Who sits: the first person who is free and voted, else the first who is free and present. */
  personId: string | null
  vote: VoteValue | null
  /** Everyone of this seat who is recused, by rule or by own word. */
  recused: readonly string[]
}

/** Strictest first: a person named twice counts once, and not by the order of arrival. */
const STRICTEST: readonly VoteValue[] = ['reject', 'recuse', 'abstain', 'approve_with_conditions', 'approve']

/**
 * Who sits on each seat. A recused person's seat passes to the next free deputy (D115); a deputy's vote counts only
 * when nobody before them voted; a person sits on one seat, the first of the board's order that they voted for.
 */
export function takeSeats(
  seats: readonly Seat[],
  votes: readonly Vote[],
  present: readonly string[] = [],
): Taken[] {
  const taken = new Set<string>()
  return seats.map((seat) => {
    const voteOf = (person: string) =>
      STRICTEST.find((value) =>
        votes.some((vote) => vote.seat === seat.key && vote.personId === person && vote.value === value),
      ) ?? null
    const recused = seat.people.filter(
      (person) => seat.conflicted.includes(person) || voteOf(person) === 'recuse',
    )
    const free = seat.people.filter((person) => !recused.includes(person) && !taken.has(person))
    const votesElsewhere = (person: string) => votes.some((vote) => vote.personId === person)
    const personId =
      free.find((person) => voteOf(person) !== null) ??
      free.find((person) => present.includes(person) && !votesElsewhere(person)) ??
      null
    if (personId !== null) taken.add(personId)
    return { seat, personId, vote: personId === null ? null : voteOf(personId), recused }
  })
}

/** Quorum of seats: a seat counts when someone free sits on it; who votes in advance or abstains is there (B2, D115). */
export function quorumOf(taken: readonly Taken[], quorum: number) {
  const missing = taken.filter(({ personId }) => personId === null).map(({ seat }) => seat.key)
  return { met: taken.length - missing.length >= quorum, covered: taken.length - missing.length, missing }
}

export const seatName = (key: SeatKey): string => ROLE_NAMES[key]
