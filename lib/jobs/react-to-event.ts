import { inArray } from 'drizzle-orm'
import { auditEvent } from '#db/schema/audit'
import { notification } from '#db/schema/notifications'
import { defineChore } from '../define-chore'
import type { DomainEvent } from '../events'
import { findAround } from '../notifications/queries'
import { recipientsOf } from '../notifications/recipients'
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
      const people = recipientsOf(event, row.actorId, await findAround(tx, event))
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
