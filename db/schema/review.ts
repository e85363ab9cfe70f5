import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt } from '../columns'
import { person } from './auth'
import { change } from './change'

export const review = pgTable('review', {
  changeId: uuid()
    .primaryKey()
    .references(() => change.id),
  note: text().notNull(),
  signedBy: uuid()
    .notNull()
    .references(() => person.id),
  signedAt: createdAt(),
})
