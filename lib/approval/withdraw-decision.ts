import { defineCommand } from '../define-command'
import { every } from '../refusal'
import { canWithdraw, isRunning } from './permissions'
import { decisionOf, lockWord } from './queries'
import { WithdrawDecision } from './schema'
import { takeBack } from './store'

/** Takes one's own word back before it took effect; the requirement is open again (A19). */
export const withdrawDecision = defineCommand({
  name: 'withdraw-decision',
  action: 'A19',
  schema: WithdrawDecision,
  lock: (tx, { number, decision }, ctx) => lockWord(tx, ctx, number, decision),
  may: (actor, { subject, steps, word }) =>
    every(canWithdraw(actor, decisionOf(word, steps), subject), isRunning(subject)),
  async run(tx, ctx, locked, { reason }) {
    const { subject, steps, word } = locked
    const { status, events } = await takeBack(tx, ctx, locked, 'withdraw', reason)
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
        ...events,
      ],
    }
  },
})
