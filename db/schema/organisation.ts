import { boolean, date, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { createdAt } from '../columns'

/** A single row: this installation's organisation. */
export const organisation = pgTable('organisation', {
  id: smallint().primaryKey().default(1),
  name: text().notNull(),
  zone: text().notNull(),
  /** ISO weekdays, Monday is 1. */
  businessDays: integer().array().notNull(),
  opens: text().notNull(),
  closes: text().notNull(),
  demo: boolean().notNull().default(false),
  createdAt: createdAt(),
})

export const holiday = pgTable('holiday', {
  date: date({ mode: 'string' }).primaryKey(),
  name: text().notNull(),
})
