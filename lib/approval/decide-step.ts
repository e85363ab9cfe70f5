import { and, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalCondition, decision as decisionTable } from '#db/schema/approval'
import { person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { every, Refusal } from '../refusal'
import { mayGive } from './eligibility'
import type { ApprovalEvent } from './events'
import { canDecide, isRunning } from './permissions'
import { findDifferences, getStep, lockProceedings, staffed } from './queries'
import { DecideStep } from './schema'
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
  may(actor, { subject, row, decisions, rulebook, differences, ...locked }) {
    const step = staffed(row, { subject, decisions, people: locked.people })
    // Whoever decided on an older content is shown the difference, whatever the step has become since.
    return differences && actor.kind === 'person'
      ? every(isRunning(subject), mayGive(actor, step, subject, decisions))
      : every(isRunning(subject), canDecide(actor, step, subject, decisions, rulebook.route))
  },
  async run(tx, ctx, { subject, row, differences }, { decision, reason, conditions }) {
    const { actor } = ctx
    if (actor.kind !== 'person') throw new Refusal('forbidden', 'A decision is given by a person.')
    const { id: changeId, number, revision, digest, policyVersion } = subject
    if (differences)
      throw new Refusal(
        'conflict',
        'This change was edited after you opened it. Look at what changed, then decide again.',
        { differences, digest, revision, step: row.id },
      )
    const role = row.roles.find((held) => actor.roles.includes(held)) ?? row.escalateTo
    if (!role) throw new Refusal('forbidden', 'You hold no role that this decision needs.')
    await checkOwners(tx, conditions)
    const [given] = await tx
      .insert(decisionTable)
      .values({
        stepId: row.id,
        changeId,
        revision,
        personId: actor.id,
        kind: decision,
        role,
        seat: row.seat,
        reason,
        digest,
        policyVersion,
        recordedBy: actor.id,
        means: actor.means.kind === 'token' ? `token:${actor.means.tokenId}` : 'screen',
        decidedAt: ctx.now,
      })
      .returning({ id: decisionTable.id })
    const decisionId = given!.id
    if (conditions.length > 0)
      await tx
        .insert(approvalCondition)
        .values(conditions.map((condition) => ({ changeId, revision, decisionId, role, ...condition })))
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

async function checkOwners(tx: Tx, conditions: readonly { ownerId: string }[]) {
  const ids = [...new Set(conditions.map(({ ownerId }) => ownerId))]
  if (ids.length === 0) return
  const active = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, ids), isNull(person.disabledAt)))
  const errors = conditions.flatMap(({ ownerId }, at) =>
    active.some(({ id }) => id === ownerId)
      ? []
      : [{ path: `conditions.${at}.ownerId`, message: 'Choose an active person.' }],
  )
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
}
