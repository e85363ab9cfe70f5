import { canDispute } from '../approval/permissions'
import { decisionOf, lockWord } from '../approval/queries'
import { takeBack } from '../approval/store'
import { defineCommand } from '../define-command'
import { DisputeVote } from './schema'

/** The person named in a vote that the chair recorded says, until the start, that it was not theirs. */
export const disputeVote = defineCommand({
  name: 'dispute-vote',
  action: 'A29',
  schema: DisputeVote,
  lock: (tx, { number, decision }, ctx) => lockWord(tx, ctx, number, decision),
  may: (actor, { subject, steps, word }) =>
    canDispute(actor, { ...decisionOf(word, steps), recordedById: word.recordedBy ?? '' }, subject),
  async run(tx, ctx, locked, { reason }) {
    const { subject, word } = locked
    const { status, events } = await takeBack(tx, ctx, locked, 'dispute', reason)
    return {
      value: { number: subject.number, status },
      events: [
        {
          type: 'cab.vote_disputed',
          changeId: subject.id,
          number: subject.number,
          stepId: word.stepId,
          decisionId: word.id,
          seat: word.seat ?? word.role,
          reason,
        },
        ...events,
      ],
    }
  },
})
