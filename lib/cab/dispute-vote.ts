import { canDispute } from '../approval/permissions'
import { decisionOf, getWord, lockProceedings } from '../approval/queries'
import { storeWord } from '../approval/standing/store'
import { settleChange } from '../approval/store'
import { defineCommand } from '../define-command'
import { DisputeVote } from './schema'
import { recountRuling } from './store'

/** The person named in a vote that the chair recorded says, until the start, that it was not theirs. */
export const disputeVote = defineCommand({
  name: 'dispute-vote',
  action: 'A29',
  schema: DisputeVote,
  async lock(tx, { number, decision }, ctx) {
    const locked = await lockProceedings(tx, ctx, number)
    return { ...locked, word: await getWord(tx, locked, decision) }
  },
  may: (actor, { subject, steps, word }) =>
    canDispute(actor, { ...decisionOf(word, steps), recordedById: word.recordedBy ?? '' }, subject),
  async run(tx, ctx, { subject, word, rulebook, people }, { reason }) {
    await storeWord(tx, ctx, subject, {
      stepId: word.stepId,
      personId: word.personId ?? '',
      kind: 'dispute',
      role: word.role,
      seat: word.seat,
      reason,
      voids: word.id,
    })
    const overturned = await recountRuling(tx, ctx, subject, rulebook, people)
    const { status, events } = await settleChange(tx, ctx, subject)
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
        ...overturned,
        ...events,
      ],
    }
  },
})
