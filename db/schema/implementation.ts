import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { OUTCOMES } from '../../lib/change/lifecycle'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'
import { change } from './change'

/** One implementation per change. */
export const implementationRun = pgTable('implementation_run', {
  id: id(),
  changeId: uuid()
    .notNull()
    .references(() => change.id)
    .unique(),
  revision: integer().notNull(),
  startedBy: uuid()
    .notNull()
    .references(() => person.id),
  startedAt: createdAt(),
  /** Each check of the start gate with its verdict, as it stood in the start's transaction (c12). */
  gate: jsonb().notNull(),
  endedAt: instant(),
  outcome: text({ enum: OUTCOMES }),
  note: text().notNull().default(''),
})

export const stepTick = pgTable(
  'step_tick',
  {
    runId: uuid()
      .notNull()
      .references(() => implementationRun.id),
    /** Id of the step in the revision's content. */
    stepId: text().notNull(),
    status: text({ enum: ['done', 'skipped'] }).notNull(),
    note: text().notNull().default(''),
    tickedBy: uuid()
      .notNull()
      .references(() => person.id),
    tickedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.stepId] })],
)
