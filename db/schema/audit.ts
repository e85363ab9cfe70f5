import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

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
