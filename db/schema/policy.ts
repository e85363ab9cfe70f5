import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from '../columns'
import { person } from './auth'

/** Versions are never edited; a change keeps the version it was submitted under (D117). */
export const policyVersion = pgTable('policy_version', {
  version: integer().primaryKey(),
  rulebook: jsonb().notNull(),
  note: text().notNull().default(''),
  proposedBy: uuid().references(() => person.id),
  proposedAt: createdAt(),
  activatedBy: uuid().references(() => person.id),
  activatedAt: instant(),
})
