import type { SeatKey } from '../policy/step'
import { quorumOf, type Seat, seatName, type Taken, takeSeats, type Vote, type VoteValue } from './quorum'

export type BoardRule = { quorum: number; minVotes: number }
/** Breaks a tie; recorded apart from the votes, never without a rationale (D32). */
export type CastingVote = {
  personId: string
  as: 'chair' | 'cto'
  value: 'approve' | 'reject'
  rationale: string
}
export type Tally = {
  result: 'approved' | 'approved_with_conditions' | 'rejected' | 'tied' | 'undecided'
  quorumMet: boolean
  missingSeats: SeatKey[]
  approve: number
  reject: number
  /** No objection among the votes cast (D31). */
  unanimous: boolean
  /** Who may break the tie, when there is one. */
  tieBreaker: 'chair' | 'cto' | null
  explanation: string[]
}

/**
 * What the board's votes say (D115): simple majority of the votes cast, given quorum and the least number of votes.
 * Abstentions and recusals are not cast. One conditional vote makes an approval conditional. A blocking seat's
 * rejection decides, quorum or not. The order of votes never matters.
 */
export function tally(
  seats: readonly Seat[],
  votes: readonly Vote[],
  rule: BoardRule,
  { present = [], casting = null }: { present?: readonly string[]; casting?: CastingVote | null } = {},
): Tally {
  const taken = takeSeats(seats, votes, present)
  const quorum = quorumOf(taken, rule.quorum)
  const count = (...values: VoteValue[]) =>
    taken.filter(({ vote }) => vote !== null && values.includes(vote)).length
  const approve = count('approve', 'approve_with_conditions')
  const reject = count('reject')
  const vetoed = taken.filter(({ seat, vote }) => seat.blocking && vote === 'reject')
  const counted = quorum.met && approve + reject >= rule.minVotes
  const tied = counted && vetoed.length === 0 && approve === reject
  const tieBreaker = tied ? breakerOf(taken) : null
  const broken = tied && casting !== null && isValid(casting, tieBreaker, taken, votes)
  const approved = count('approve_with_conditions') > 0 ? 'approved_with_conditions' : 'approved'

  const result = (): Tally['result'] => {
    if (vetoed.length > 0) return 'rejected'
    if (!counted) return 'undecided'
    if (approve !== reject) return approve > reject ? approved : 'rejected'
    if (!broken) return 'tied'
    return casting.value === 'approve' ? approved : 'rejected'
  }
  return {
    result: result(),
    quorumMet: quorum.met,
    missingSeats: quorum.missing,
    approve,
    reject,
    unanimous: reject === 0 && approve > 0,
    tieBreaker,
    explanation: [
      ...taken.map(sentence),
      `${quorum.covered} of ${seats.length} seats are covered; the quorum of ${rule.quorum} is ${quorum.met ? 'met' : 'not met'}.`,
      `${approve} for and ${reject} against; at least ${rule.minVotes} votes must be cast.`,
      ...vetoed.map(({ seat }) => `${seatName(seat.key)} is a blocking seat, so its rejection decides.`),
      ...(tied && !broken ? [BREAKERS[tieBreaker ?? 'cto']] : []),
      ...(broken
        ? [`The tie was broken by the ${casting.as === 'chair' ? 'chair' : 'CTO'}: ${casting.rationale}`]
        : []),
    ],
  }
}

/** The chair, unless the chair's own holder is recused or the seat is empty: then the CTO (D115). */
function breakerOf(taken: readonly Taken[]): 'chair' | 'cto' {
  const chair = taken.find(({ seat }) => seat.chair)
  const holder = chair?.seat.people[0]
  return chair?.personId && holder !== undefined && !chair.recused.includes(holder) ? 'chair' : 'cto'
}

/** The casting vote of the chair is a second one by right; the CTO breaks a tie only without having voted (rule 14). */
function isValid(
  casting: CastingVote,
  breaker: 'chair' | 'cto' | null,
  taken: readonly Taken[],
  votes: readonly Vote[],
): boolean {
  if (casting.as !== breaker || casting.rationale.trim() === '') return false
  return casting.as === 'chair'
    ? taken.some(({ seat, personId }) => seat.chair && personId === casting.personId)
    : !votes.some(({ personId }) => personId === casting.personId)
}

const BREAKERS = {
  chair: 'The votes are tied: the chair decides with a rationale.',
  cto: 'The votes are tied and the chair is recused or absent: the CTO decides within 24 hours, else the change is deferred to the next meeting.',
}
const WORDS: { [value in VoteValue]: string } = {
  approve: 'approves',
  approve_with_conditions: 'approves with conditions',
  reject: 'rejects',
  abstain: 'abstains',
  recuse: 'is recused',
}
function sentence({ seat, personId, vote, recused }: Taken): string {
  const name = seatName(seat.key)
  if (vote !== null) return `${name}: ${WORDS[vote]}${recused.length > 0 ? ', by a deputy.' : '.'}`
  if (personId !== null) return `${name}: present, has not voted.`
  return recused.length > 0
    ? `${name}: recused, and no deputy is free; the seat does not count for quorum.`
    : `${name}: nobody sits.`
}
