import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ROLES } from '../../lib/auth/roles'
import { createdAt, id, instant } from '../columns'

export const person = pgTable(
  'person',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    title: text().notNull().default(''),
    /** IANA name; null means the organisation's zone. */
    zone: text(),
    theme: text({ enum: ['system', 'light', 'dark'] })
      .notNull()
      .default('system'),
    density: text({ enum: ['comfortable', 'compact'] })
      .notNull()
      .default('comfortable'),
    /** The guide to the first five steps; null until the person puts it away or takes it out. */
    guide: text({ enum: ['shown', 'hidden'] }),
    passwordHash: text(),
    passwordChangedAt: instant(),
    createdAt: createdAt(),
    disabledAt: instant(),
  },
  (t) => [uniqueIndex('person_email').on(sql`lower(${t.email})`)],
)

export const roleHolding = pgTable(
  'role_holding',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: text({ enum: ROLES }).notNull(),
    since: createdAt(),
    /** Null only for the first administrator, made by the set-up link (D117). */
    grantedBy: uuid().references(() => person.id),
    confirmedBy: uuid().references(() => person.id),
    /** Granted by the administrator alone, before a first CISO existed; listed for the CISO to confirm (D117). */
    unconfirmed: boolean().notNull().default(false),
    endedAt: instant(),
    endedBy: uuid().references(() => person.id),
  },
  (t) => [
    uniqueIndex('role_holding_current').on(t.personId, t.role).where(sql`${t.endedAt} is null`),
    index('role_holding_role').on(t.role).where(sql`${t.endedAt} is null`),
  ],
)

export const roleRequest = pgTable(
  'role_request',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: text({ enum: ROLES }).notNull(),
    kind: text({ enum: ['grant', 'removal'] }).notNull(),
    reason: text().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: createdAt(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    accepted: boolean(),
  },
  (t) => [uniqueIndex('role_request_open').on(t.personId, t.role).where(sql`${t.decidedAt} is null`)],
)

/** One row per signed-in browser, read on every request: ending it signs the browser out (T05). */
export const session = pgTable(
  'session',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: createdAt(),
    seenAt: createdAt(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    address: text().notNull().default(''),
    agent: text().notNull().default(''),
  },
  (t) => [index('session_person').on(t.personId)],
)

export const apiToken = pgTable(
  'api_token',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    /** SHA-256 of the token, which is shown once (T15). */
    hash: text().notNull().unique(),
    scope: text({ enum: ['read', 'write', 'decide'] }).notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    revokedBy: uuid().references(() => person.id),
  },
  (t) => [index('api_token_person').on(t.personId)],
)

/** One-time links: the first administrator, an invitation, a password reset. Only the hash is kept. */
export const accessLink = pgTable('access_link', {
  id: id(),
  kind: text({ enum: ['set_up', 'invitation', 'password_reset'] }).notNull(),
  hash: text().notNull().unique(),
  personId: uuid().references(() => person.id),
  createdBy: uuid().references(() => person.id),
  createdAt: createdAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

/** The shape rate-limiter-flexible expects of its PostgreSQL store. */
export const rateLimit = pgTable('rate_limit', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
