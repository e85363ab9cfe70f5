import { recountRuling } from '../cab/store'
import { defineCommand } from '../define-command'
import { every } from '../refusal'
import { canWithdraw, isRunning } from './permissions'
import { decisionOf, getWord, lockProceedings } from './queries'
import { WithdrawDecision } from './schema'
import { storeWord } from './standing/store'
import { settleChange } from './store'

/** Takes one's own word back before it took effect; the requirement is open again (A19). */
export const withdrawDecision = defineCommand({
  name: 'withdraw-decision',
  action: 'A19',
  schema: WithdrawDecision,
  async lock(tx, { number, decision: id }, ctx) {
    const locked = await lockProceedings(tx, ctx, number)
    return { ...locked, word: await getWord(tx, locked, id) }
  },
  may: (actor, { subject, steps, word }) =>
    every(canWithdraw(actor, decisionOf(word, steps), subject), isRunning(subject)),
  async run(tx, ctx, { subject, steps, word, rulebook, people }, { reason }) {
    await storeWord(tx, ctx, subject, {
      stepId: word.stepId,
      personId: word.personId ?? '',
      kind: 'withdraw',
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
          type: 'approval.withdrawn',
          changeId: subject.id,
          number: subject.number,
          stepId: word.stepId,
          role: steps.find(({ id }) => id === word.stepId)?.role ?? word.role,
          decisionId: word.id,
          reason,
        },
        ...overturned,
        ...events,
      ],
    }
  },
})
