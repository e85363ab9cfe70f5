import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from '../columns'
import { person } from './auth'
import { change } from './change'

/** Each computation is a row; none is overwritten (D53). */
export const riskAssessment = pgTable(
  'risk_assessment',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    level: text({ enum: ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] }).notNull(),
    /** Inputs and result as computed, for "Why?". */
    result: jsonb().notNull(),
    policyVersion: integer().notNull(),
    /** Set when a person raised the computed level (A07). */
    raisedFrom: text({ enum: ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] }),
    reason: text(),
    assessedBy: uuid()
      .notNull()
      .references(() => person.id),
    assessedAt: createdAt(),
  },
  (t) => [index('risk_assessment_change').on(t.changeId, t.assessedAt)],
)
