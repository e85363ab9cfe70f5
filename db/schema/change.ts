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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { CATEGORIES, CHANGE_STATUSES, OUTCOMES } from '../../lib/change/lifecycle'
import type { ChangeContent } from '../../lib/change/schema'
import type { Origin } from '../../lib/import/origin'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'
import { importBatch } from './import'
import { service } from './service'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

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
    /** The batch that brought it in, its number in the other system, and what else that system said. Never changed. */
    importBatchId: uuid().references(() => importBatch.id),
    externalReference: text(),
    origin: jsonb().$type<Origin>(),

    /** Copies of content that lists filter and sort by; written together with it. */
    title: text().notNull().default(''),
    category: text({ enum: CATEGORIES }).notNull().default('normal'),
    riskLevel: text({ enum: ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] }),
    plannedStart: instant(),
    plannedEnd: instant(),
    implementerId: uuid().references(() => person.id),
    /** Written by the trigger `name_services` from the content. */
    serviceSlugs: text().array().notNull().default(sql`'{}'`),

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
    // The orders of the list, each ended by the id for its page markers.
    index('change_updated').on(t.updatedAt, t.id),
    index('change_created').on(t.createdAt, t.id),
    index('change_planned_order').on(sql`coalesce(${t.plannedStart}, 'infinity')`, t.id),
    index('change_title_order').on(sql`lower(${t.title})`, t.id),
    // Single filters in the usual order.
    index('change_status_updated').on(t.status, t.updatedAt, t.id),
    index('change_requestor').on(t.requestorId, t.updatedAt, t.id),
    index('change_implementer').on(t.implementerId, t.updatedAt, t.id),
    index('change_services').using('gin', t.serviceSlugs),
    // Counts of the facets, read from the index alone.
    index('change_facets_status').on(t.status, t.riskLevel, t.category, t.outcome, t.restricted),
    index('change_facets_risk').on(t.riskLevel, t.status, t.category, t.outcome, t.restricted),
    index('change_facets_category').on(t.category, t.status, t.riskLevel, t.outcome, t.restricted),
    index('change_facets_outcome').on(t.outcome, t.status, t.riskLevel, t.category, t.restricted),
    index('change_restricted').on(t.updatedAt).where(sql`${t.restricted}`),
    // The inbox of a requestor, however many others were rejected.
    index('change_rejected').on(t.requestorId).where(sql`${t.status} = 'rejected'`),
    index('change_planned').on(t.plannedStart, t.plannedEnd),
    index('change_copied_from').on(t.copiedFromId).where(sql`${t.copiedFromId} is not null`),
    index('change_import').on(t.importBatchId, t.id).where(sql`${t.importBatchId} is not null`),
    uniqueIndex('change_external_reference')
      .on(t.externalReference)
      .where(sql`${t.externalReference} is not null`),
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
    index('change_service_service').on(t.serviceId, t.changeId),
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

/** What the search finds a change by, kept by triggers apart from the row, which moves more often than its words. */
export const changeWords = pgTable(
  'change_words',
  {
    changeId: uuid()
      .primaryKey()
      .references(() => change.id),
    words: tsvector().notNull(),
  },
  (t) => [index('change_words_words').using('gin', t.words).with({ gin_pending_list_limit: 256 })],
)

/** Changes whose words are not among the known ones yet; the worker learns them. */
export const changeUnlearned = pgTable('change_unlearned', { changeId: uuid().primaryKey() })

/** Words in use, restricted changes' included, that a misspelt word is compared with; never shown for their own sake. */
export const knownWord = pgTable(
  'known_word',
  {
    word: text().primaryKey(),
    /** The word and what is left of it without any one letter. */
    near: text().array().notNull(),
  },
  (t) => [index('known_word_near').using('gin', t.near)],
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

/** A named view of the list of changes: the query of its address, of one person, private or offered to everyone. */
export const savedView = pgTable(
  'saved_view',
  {
    id: id(),
    /** Its name in addresses; it stays when the view is renamed. */
    slug: text().notNull().unique(),
    ownerId: uuid()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    query: text().notNull(),
    shared: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('saved_view_name').on(t.ownerId, sql`lower(${t.name})`),
    index('saved_view_shared').on(sql`lower(${t.name})`).where(sql`${t.shared}`),
  ],
)

/** Who has it among the tabs of the list. */
export const savedViewPin = pgTable(
  'saved_view_pin',
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    viewId: uuid()
      .notNull()
      .references(() => savedView.id),
    pinnedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.viewId] }), index('saved_view_pin_view').on(t.viewId)],
)
