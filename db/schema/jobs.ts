import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../columns'
import { approvalStep } from './approval'
import { person } from './auth'
import { change } from './change'

/** The reply to a call that carried a key, stored in the call's own transaction (R02). */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    command: text().notNull(),
    key: text().notNull(),
    bodyDigest: text().notNull(),
    reply: jsonb(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.command, t.key] }),
    index('idempotency_key_age').on(t.createdAt),
  ],
)

export const TIMER_KINDS = [
  'reminder',
  'escalation',
  'second_escalation',
  'ratification',
  'decision_warning',
  'decision_due',
  'review_due',
  /** A deferred change comes back to the board (D37). */
  'take_up',
  /** A tie that nobody broke in time is deferred (D115). */
  'tie',
] as const

/** A promise to look again at a time. The row is the truth, a job only says "look" (R14). */
export const timer = pgTable(
  'timer',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    stepId: uuid().references(() => approvalStep.id),
    kind: text({ enum: TIMER_KINDS }).notNull(),
    dueAt: instant().notNull(),
    createdAt: createdAt(),
    firedAt: instant(),
    cancelledAt: instant(),
  },
  (t) => [
    index('timer_due').on(t.dueAt).where(sql`${t.firedAt} is null and ${t.cancelledAt} is null`),
    index('timer_change').on(t.changeId),
    unique('timer_step_kind').on(t.stepId, t.kind),
  ],
)
