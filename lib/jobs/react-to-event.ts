import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { auditEvent } from '#db/schema/audit'
import { person, roleHolding } from '#db/schema/auth'
import { change } from '#db/schema/change'
import { notification } from '#db/schema/notifications'
import type { Role } from '../auth/roles'
import { defineChore } from '../define-chore'
import type { DomainEvent } from '../events'
import { type Around, recipientsOf } from '../notifications/recipients'
import { noticeOf } from '../notifications/wording'
import { JOBS } from './catalog'

/** Tells each person whom an event concerns, once: the job may run twice, a person and an event are told once (R13). */
export const reactToEvent = defineChore({
  name: 'react-to-event',
  schema: JOBS['react-to-events'].payload,
  async run(tx, _ctx, { eventIds }) {
    const rows = await tx.select().from(auditEvent).where(inArray(auditEvent.id, eventIds))
    for (const row of rows) {
      if (row.payload === null) continue
      const event = JSON.parse(row.payload) as DomainEvent
      const people = recipientsOf(event, row.actorId, await aroundOf(tx, event))
      if (people.length === 0) continue
      const { text, link } = noticeOf(event, row.actorName)
      const changeId = 'changeId' in event ? event.changeId : null
      const createdAt = new Date(row.occurredAt)
      await tx
        .insert(notification)
        .values(people.map((personId) => ({ personId, eventId: row.id, changeId, text, link, createdAt })))
        .onConflictDoNothing()
    }
  },
})

async function aroundOf(tx: Tx, event: DomainEvent): Promise<Around> {
  if (!('changeId' in event)) return { requestorId: null, implementerId: null, deciders: [] }
  const [subject] = await tx
    .select({ requestorId: change.requestorId, implementerId: change.implementerId })
    .from(change)
    .where(eq(change.id, event.changeId))
  return {
    requestorId: subject?.requestorId ?? null,
    implementerId: subject?.implementerId ?? null,
    // A step of the plan is not one that people decide.
    deciders:
      'stepId' in event && event.type !== 'implementation.step_ticked'
        ? await decidersOf(tx, event.stepId, 'to' in event ? event.to : null)
        : [],
  }
}

async function decidersOf(tx: Tx, stepId: string, escalatedTo: Role | null): Promise<string[]> {
  const [step] = await tx
    .select({ kind: approvalStep.kind, roles: approvalStep.roles, people: approvalStep.people })
    .from(approvalStep)
    .where(eq(approvalStep.id, stepId))
  if (!step) return []
  if (!escalatedTo && step.people) return step.people
  // The board's chair hears of its steps; the seats see the vote in their inboxes.
  const roles: readonly Role[] = escalatedTo
    ? [escalatedTo]
    : step.kind === 'board'
      ? ['change_manager']
      : step.roles
  const holders = await tx
    .select({ id: person.id })
    .from(roleHolding)
    .innerJoin(person, eq(person.id, roleHolding.personId))
    .where(and(inArray(roleHolding.role, [...roles]), isNull(roleHolding.endedAt), isNull(person.disabledAt)))
  return holders.map(({ id }) => id)
}
