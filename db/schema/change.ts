import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { CATEGORIES, CHANGE_STATUSES, OUTCOMES } from '../../lib/change/lifecycle'
import type { ChangeContent } from '../../lib/change/schema'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'
import { service } from './service'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const change = pgTable(
  'change',
  {
    id: id(),
    number: text().notNull().unique().default(sql`'CHG-' || nextval('change_number')`),
    requestorId: uuid()
      .notNull()
      .references(() => person.id),
    status: text({ enum: CHANGE_STATUSES }).notNull().default('draft'),
    outcome: text({ enum: OUTCOMES }),
    /** 0 until first submitted; each submission and each edit of material content after it opens the next. */
    revision: integer().notNull().default(0),
    /** Counts every write, for If-Match and for drafts edited in two windows. */
    version: integer().notNull().default(1),
    content: jsonb().$type<ChangeContent>().notNull(),
    /** SHA-256 of the canonical material content, files and policy version (R06). */
    digest: text().notNull(),
    /** People who wrote this revision; none of them may decide on it. */
    authors: uuid().array().notNull(),
    policyVersion: integer(),
    restricted: boolean().notNull().default(false),
    copiedFromId: uuid().references((): AnyPgColumn => change.id),

    /** Copies of content that lists filter and sort by; written together with it. */
    title: text().notNull().default(''),
    category: text({ enum: CATEGORIES }).notNull().default('normal'),
    riskLevel: text({ enum: ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] }),
    plannedStart: instant(),
    plannedEnd: instant(),
    implementerId: uuid().references(() => person.id),

    heldAt: instant(),
    heldBy: uuid().references(() => person.id),
    heldReason: text(),

    createdAt: createdAt(),
    updatedAt: createdAt(),
    firstSubmittedAt: instant(),
    submittedAt: instant(),
    decisionDueAt: instant(),
    approvedAt: instant(),
    scheduledAt: instant(),
    startedAt: instant(),
    endedAt: instant(),
    reviewDueAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    index('change_updated').on(t.updatedAt.desc(), t.id),
    index('change_status_updated').on(t.status, t.updatedAt.desc(), t.id),
    index('change_requestor').on(t.requestorId, t.updatedAt.desc()),
    index('change_implementer').on(t.implementerId, t.updatedAt.desc()),
    index('change_planned').on(t.plannedStart, t.plannedEnd),
    index('change_title_words').using('gin', t.title.op('gin_trgm_ops')),
  ],
)

export const changeService = pgTable(
  'change_service',
  {
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    serviceId: uuid()
      .notNull()
      .references(() => service.id),
  },
  (t) => [
    primaryKey({ columns: [t.changeId, t.serviceId] }),
    index('change_service_service').on(t.serviceId),
  ],
)

/** What was submitted, as it was submitted. Rows are never updated. */
export const changeRevision = pgTable(
  'change_revision',
  {
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    content: jsonb().$type<ChangeContent>().notNull(),
    digest: text().notNull(),
    policyVersion: integer().notNull(),
    authors: uuid().array().notNull(),
    openedBy: uuid()
      .notNull()
      .references(() => person.id),
    openedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.changeId, t.revision] })],
)

export const changeComment = pgTable(
  'change_comment',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('change_comment_change').on(t.changeId, t.createdAt)],
)

/** Bytes by digest, outside any path a name could reach (T16). */
export const fileBlob = pgTable('file_blob', {
  digest: text().primaryKey(),
  bytes: bytea().notNull(),
  size: integer().notNull(),
})

export const changeFile = pgTable(
  'change_file',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    digest: text()
      .notNull()
      .references(() => fileBlob.digest),
    name: text().notNull(),
    size: integer().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: createdAt(),
    removedAt: instant(),
  },
  (t) => [index('change_file_change').on(t.changeId)],
)
