import { defineCommand } from '../define-command'
import { allow, every, Refusal } from '../refusal'
import { mayGive } from './eligibility'
import type { ApprovalEvent } from './events'
import { canCondition, canDecide, isRunning } from './permissions'
import { findDifferences, getStep, lockProceedings, staffed } from './queries'
import { DecideStep } from './schema'
import { storeWord } from './standing/store'
import { settleChange } from './store'

/** Gives one person's word on one requirement, bound to the content that was shown (R06), and settles the change (R03). */
export const decideStep = defineCommand({
  name: 'decide-step',
  action: ['A11', 'A12', 'A13', 'A14', 'A15', 'A16', 'A17', 'A18'],
  schema: DecideStep,
  async lock(tx, { number, step, digest }, ctx) {
    const locked = await lockProceedings(tx, ctx, number)
    const row = await getStep(tx, locked, step)
    return { ...locked, row, differences: await findDifferences(tx, locked.subject, digest) }
  },
  may(actor, { subject, row, decisions, rulebook, differences, ...locked }, { decision }) {
    const step = staffed(row, { subject, decisions, people: locked.people })
    // Whoever decided on an older content is shown the difference, whatever the step has become since.
    return differences && actor.kind === 'person'
      ? every(isRunning(subject), mayGive(actor, step, subject, decisions))
      : every(
          isRunning(subject),
          canDecide(actor, step, subject, decisions, rulebook.route),
          decision === 'approve_with_conditions' ? canCondition(step) : allow,
        )
  },
  async run(tx, ctx, { subject, row, differences }, { decision, reason, conditions }) {
    const { actor } = ctx
    if (actor.kind !== 'person') throw new Refusal('forbidden', 'A decision is given by a person.')
    const { id: changeId, number, revision, digest } = subject
    if (differences)
      throw new Refusal(
        'conflict',
        'This change was edited after you opened it. Look at what changed, then decide again.',
        { differences, digest, revision, step: row.id },
      )
    const role = row.roles.find((held) => actor.roles.includes(held)) ?? row.escalateTo
    if (!role) throw new Refusal('forbidden', 'You hold no role that this decision needs.')
    const word = { stepId: row.id, personId: actor.id, kind: decision, role, seat: row.seat, reason }
    const decisionId = await storeWord(tx, ctx, subject, word, conditions)
    const { status, events } = await settleChange(tx, ctx, subject)
    const of = { changeId, number, stepId: row.id, role: row.role, decisionId, reason }
    return {
      value: { number, status, revision, decisionId },
      events: [
        said(decision, of, conditions),
        ...events.map((event) => (event.type === 'change.rejected' ? { ...event, reason } : event)),
      ],
    }
  },
})

type Said = Extract<ApprovalEvent, { type: 'approval.granted' }>
function said(
  decision: DecideStep['decision'],
  of: Omit<Said, 'type'>,
  conditions: readonly { text: string }[],
): ApprovalEvent {
  switch (decision) {
    case 'approve':
      return { type: 'approval.granted', ...of }
    case 'approve_with_conditions':
      return {
        type: 'approval.granted_with_conditions',
        conditions: conditions.map(({ text }) => text),
        ...of,
      }
    case 'reject':
      return { type: 'approval.rejected', ...of }
    case 'ask':
      return { type: 'approval.information_asked', ...of }
  }
}
