import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'

/** Head of each hash chain. Written only by the trigger on audit_event, as the owner. */
export const auditStream = pgTable('audit_stream', {
  stream: text().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
})

/**
 * What happened, one chain per change and one per other room. Every column is text or part of the hash as text,
 * so that the verifier hashes what is stored and nothing is re-serialised (R11). The body stands beside its digest:
 * a later erasure can remove the text and leave the digest.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    stream: text().notNull(),
    /** Gapless within the stream; set by the trigger, as prevHash, payloadDigest and hash are. */
    seq: bigint({ mode: 'number' }).notNull().default(0),
    id: text().notNull(),
    type: text().notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    means: text().notNull(),
    requestId: text().notNull(),
    /** RFC 3339 UTC with milliseconds; sorts as text. */
    occurredAt: text().notNull(),
    payload: text(),
    payloadDigest: text().notNull().default(''),
    prevHash: text().notNull().default(''),
    hash: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.stream, t.seq] }),
    index('audit_event_time').on(t.occurredAt.desc(), t.id.desc()),
    index('audit_event_actor').on(t.actorId, t.occurredAt.desc()),
    index('audit_event_type').on(t.type, t.occurredAt.desc()),
    index('audit_event_id').on(t.id),
  ],
)

/** A run of the verifier over the whole trail, asked for on the audit page; the worker keeps it up to date. */
export const auditVerification = pgTable(
  'audit_verification',
  {
    id: id(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: createdAt(),
    events: integer().notNull().default(0),
    total: integer().notNull().default(0),
    checkpoints: integer().notNull().default(0),
    checkpointDigest: text(),
    finishedAt: instant(),
    /** One line that names the first thing found wrong; null when all is well or not finished. */
    fault: text(),
  },
  (t) => [
    uniqueIndex('audit_verification_running').on(sql`(true)`).where(sql`${t.finishedAt} is null`),
    index('audit_verification_finished').on(t.finishedAt.desc()),
  ],
)
