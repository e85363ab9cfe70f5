import { sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Mapping } from '../../lib/import/mapping'
import type { Profile } from '../../lib/import/profile'
import { BATCH_STATUSES, type CheckResult } from '../../lib/import/stage'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** One file that is brought in: from its upload over the dry run to its changes, and back again. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: id(),
    /** What people call it: "batch 4". */
    number: serial().notNull().unique(),
    fileName: text().notNull(),
    size: integer().notNull(),
    /** SHA-256 of the file, once it has arrived. */
    digest: text(),
    uploadedBy: uuid()
      .notNull()
      .references(() => person.id),
    uploadedAt: createdAt(),
    status: text({ enum: BATCH_STATUSES }).notNull().default('uploading'),
    profile: jsonb().$type<Profile>(),
    mapping: jsonb().$type<Mapping>(),
    /** Of the dry run; kept when the mapping changes, and stale then. */
    result: jsonb().$type<CheckResult>(),
    checkedAt: instant(),
    /** Broken rows are left out by choice. */
    skipBroken: boolean().notNull().default(false),
    startedBy: uuid().references(() => person.id),
    startedAt: instant(),
    finishedAt: instant(),
    /** Records of the file behind which the present step has come; a run goes on from here after a crash. */
    rowsDone: integer().notNull().default(0),
    /** Changes written and not removed. */
    written: integer().notNull().default(0),
    stopped: integer().notNull().default(0),
    /** Why it ended by itself. */
    fault: text(),
    /** A worker is on it until then, unless it says so again. */
    heldUntil: instant(),
    progressAt: instant(),
  },
  (t) => [
    index('import_batch_due')
      .on(t.number)
      .where(sql`${t.status} in ('reading', 'checking', 'running', 'undoing')`),
  ],
)

/** The file as it arrived, in pieces; removed when the batch is done with it. */
export const importPiece = pgTable(
  'import_piece',
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatch.id),
    seq: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.seq] })],
)

/** What stops a row, as the dry run or the run found it. */
export const importProblem = pgTable(
  'import_problem',
  {
    id: serial().primaryKey(),
    batchId: uuid()
      .notNull()
      .references(() => importBatch.id),
    line: integer().notNull(),
    column: text().notNull(),
    value: text().notNull(),
    kind: text().notNull(),
    more: text(),
  },
  (t) => [index('import_problem_batch').on(t.batchId, t.line, t.id)],
)
