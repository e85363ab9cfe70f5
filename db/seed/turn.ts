import type { Outcome } from '#lib/change/lifecycle'
import type { RequirementKey } from '#lib/policy/step'
import type { CastKey } from './cast'

type Decider = Exclude<RequirementKey, 'board'>
/** A way in which a change may go other than the plain one. A change may take several. */
export type Turn =
  | {
      turn: 'ended'
      outcome: Exclude<Outcome, 'successful' | 'rollback_failed'>
      after: number
      note: string
      review: string
    }
  | { turn: 'rejected'; by: Decider | 'board'; why: string; again: string | null }
  | { turn: 'asked'; by: Decider; question: string; answer: string }
  | { turn: 'conditional'; by: Decider; why: string; owner: CastKey; condition: string; evidence: string }
  | { turn: 'deferred'; why: string; said: string }
  | { turn: 'cancelled'; at: 'draft' | 'review' | 'scheduled'; why: string }
  | { turn: 'withdrawn'; why: string; again: string | null }
  | { turn: 'held'; days: number; why: string }
  | { turn: 'edited'; why: string; added: string }
  | {
      turn: 'overridden'
      conflict: 'short_notice' | 'outside_window' | 'freeze'
      why: string
      refused?: string
    }
  | { turn: 'late'; by: Decider }
  | { turn: 'skipped'; step: number; note: string }
  | { turn: 'outvoted'; seat: 'technical_lead' | 'security_lead' | 'business_rep'; why: string }
  | { turn: 'abstained'; seat: 'technical_lead' | 'security_lead' | 'business_rep'; why: string }
  | { turn: 'retracted'; by: Decider; why: string }

type Ended = Extract<Turn, { turn: 'ended' }>
/** Done, but not smoothly. */
export const issue = (note: string, review: string): Ended => ({
  turn: 'ended',
  outcome: 'with_issues',
  after: 99,
  note,
  review,
})
/** Rolled back after so many steps. */
export const back = (after: number, note: string, review: string): Ended => ({
  turn: 'ended',
  outcome: 'rolled_back',
  after,
  note,
  review,
})
/** Given up after so many steps, with nothing to roll back. */
export const fail = (after: number, note: string, review: string): Ended => ({
  turn: 'ended',
  outcome: 'failed',
  after,
  note,
  review,
})
/** Rejected; `again` is what was added to the description when it was submitted anew. */
export const reject = (by: Decider | 'board', why: string, again: string | null = null): Turn => ({
  turn: 'rejected',
  by,
  why,
  again,
})
export const ask = (by: Decider, question: string, answer: string): Turn => ({
  turn: 'asked',
  by,
  question,
  answer,
})
export const provided = (
  by: Decider,
  why: string,
  owner: CastKey,
  condition: string,
  evidence: string,
): Turn => ({
  turn: 'conditional',
  by,
  why,
  owner,
  condition,
  evidence,
})
/** Put off by the board to its next meeting; `said` is what was brought there. */
export const defer = (why: string, said: string): Turn => ({ turn: 'deferred', why, said })
export const cancel = (at: 'draft' | 'review' | 'scheduled', why: string): Turn => ({
  turn: 'cancelled',
  at,
  why,
})
export const withdraw = (why: string, again: string | null = null): Turn => ({
  turn: 'withdrawn',
  why,
  again,
})
export const hold = (days: number, why: string): Turn => ({ turn: 'held', days, why })
/** Edited once it was approved, so that everybody was asked anew. */
export const edit = (why: string, added: string): Turn => ({ turn: 'edited', why, added })
export const override = (
  conflict: 'short_notice' | 'outside_window' | 'freeze',
  why: string,
  refused?: string,
): Turn => ({
  turn: 'overridden',
  conflict,
  why,
  ...(refused ? { refused } : {}),
})
/** Decided only after the step had been escalated. */
export const late = (by: Decider): Turn => ({ turn: 'late', by })
export const skip = (step: number, note: string): Turn => ({ turn: 'skipped', step, note })
/** Approved by the board against one seat. */
export const outvoted = (seat: 'technical_lead' | 'security_lead' | 'business_rep', why: string): Turn => ({
  turn: 'outvoted',
  seat,
  why,
})
/** Decided by the board without one seat, which is there and does not vote. */
export const abstained = (seat: 'technical_lead' | 'security_lead' | 'business_rep', why: string): Turn => ({
  turn: 'abstained',
  seat,
  why,
})
/** A word taken back, and given again after a look. */
export const retract = (by: Decider, why: string): Turn => ({ turn: 'retracted', by, why })
