import { sql } from 'drizzle-orm'
import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'
import { change } from './change'

export const notification = pgTable(
  'notification',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    /** The audit event it tells of; the same event never tells a person twice (R13). */
    eventId: text().notNull(),
    changeId: uuid().references(() => change.id),
    text: text().notNull(),
    link: text().notNull(),
    createdAt: createdAt(),
    readAt: instant(),
  },
  (t) => [
    unique('notification_once').on(t.personId, t.eventId),
    index('notification_change').on(t.changeId).where(sql`${t.changeId} is not null`),
    index('notification_person').on(t.personId, t.createdAt, t.id),
    index('notification_unread').on(t.personId).where(sql`${t.readAt} is null`),
  ],
)
