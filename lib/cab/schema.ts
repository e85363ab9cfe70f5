import { z } from 'zod'
import { Conditions, checkConditions } from '../approval/schema'
import { OnChange } from '../change/schema'
import { SEATS } from '../policy/step'
import { required, says, text } from '../text'
import { VOTES } from './quorum'

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'Send the digest of the content that the board saw.')
const Vote = z
  .strictObject({
    seat: z.enum(SEATS),
    personId: z.uuid('Choose who votes for the seat.'),
    /** Empty: not cast. Forms offer a row per seat. */
    vote: z.enum(VOTES).or(z.literal('')),
    reason: text(4000).default(''),
    conditions: Conditions,
  })
  .superRefine((vote, ctx) => {
    // D38, and a rejection that nobody explains helps nobody.
    if ((vote.vote === 'reject' || vote.vote === 'approve_with_conditions') && !says(vote.reason))
      ctx.addIssue({ code: 'custom', path: ['reason'], message: 'Say in a few words why.' })
    checkConditions(vote, vote.vote === 'approve_with_conditions', ctx)
  })

export const OUTCOMES = ['approved', 'approved_with_conditions', 'rejected', 'deferred', 'tied'] as const
/** What the chair declares. The votes are counted again when it is stored; a declaration that they do not carry is refused. */
export const RecordRuling = OnChange.extend({
  digest,
  /** Votes given in this meeting. A word given in the inbox before counts without being repeated (D111). */
  votes: z
    .array(Vote)
    .max(20)
    .default([])
    .transform((rows) => rows.flatMap(({ vote, ...row }) => (vote === '' ? [] : [{ ...row, vote }]))),
  /** `tied` keeps the votes and refers the tie to whoever breaks it. */
  outcome: z.enum(OUTCOMES, 'Choose what the board decided.'),
  rationale: text(4000).default(''),
  /** The chair's casting vote (D32). */
  casting: z
    .strictObject({
      value: z.enum(['approve', 'reject']),
      rationale: required('A casting vote needs a rationale.', 4000),
    })
    .nullable()
    .default(null),
  /** When a deferred change comes back; without it, at the next meeting. */
  until: z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value))
    .nullable()
    .default(null),
}).superRefine((given, ctx) => {
  if ((given.outcome === 'rejected' || given.outcome === 'deferred') && !says(given.rationale))
    ctx.addIssue({ code: 'custom', path: ['rationale'], message: 'Say in a few words why.' })
  const people = given.votes.map(({ personId }) => personId)
  people.forEach((id, at) => {
    if (people.indexOf(id) !== at)
      ctx.addIssue({ code: 'custom', path: ['votes', at], message: 'One person votes for one seat.' })
  })
})
export type RecordRuling = z.output<typeof RecordRuling>

export const BreakTie = OnChange.extend({
  digest,
  value: z.enum(['approve', 'reject'], 'Choose approve or reject.'),
  rationale: required('A casting vote needs a rationale.', 4000),
})
export const DisputeVote = OnChange.extend({
  decision: z.uuid(),
  reason: required('Say in a few words what is wrong.', 4000),
})
