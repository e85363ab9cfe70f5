import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { delayClocks } from './clock/store'
import { canAnswer } from './permissions'
import { getStep, lockProceedings } from './queries'
import { AnswerQuestion } from './schema'
import { storeWord } from './standing/store'
import { settleChange } from './store'

/** Gives the information that a step waits for. Its clock goes on from where the question stopped it (D15). */
export const answerQuestion = defineCommand({
  name: 'answer-question',
  action: 'A05',
  schema: AnswerQuestion,
  async lock(tx, { number, step }, ctx) {
    const locked = await lockProceedings(tx, ctx, number)
    const row = await getStep(tx, locked, step)
    const questions = locked.words.filter(
      ({ stepId, kind, voidedBy }) => stepId === row.id && kind === 'ask' && voidedBy === null,
    )
    return { ...locked, row, questions }
  },
  may: (actor, { subject, questions }) => canAnswer(actor, subject, questions.length),
  async run(tx, ctx, { subject, row, questions }, { answer }) {
    const { actor } = ctx
    if (actor.kind !== 'person') throw new Refusal('forbidden', 'A question is answered by a person.')
    for (const question of questions)
      await storeWord(tx, ctx, subject, {
        stepId: row.id,
        personId: actor.id,
        kind: 'answer',
        role: actor.id === subject.implementerId ? 'implementer' : 'requestor',
        seat: null,
        reason: answer,
        voids: question.id,
      })
    const asked = Math.min(...questions.map(({ decidedAt }) => decidedAt.getTime()))
    // From a hold on the clock stands still by the hold, and goes on with it.
    const to = subject.heldAt ?? ctx.now
    if (row.status === 'info_requested') await delayClocks(tx, [row.id], { from: new Date(asked), to })
    const { status, events } = await settleChange(tx, ctx, subject)
    return {
      value: { number: subject.number, status },
      events: [
        {
          type: 'approval.information_given',
          changeId: subject.id,
          number: subject.number,
          stepId: row.id,
          role: row.role,
          answer,
        },
        ...events,
      ],
    }
  },
})
