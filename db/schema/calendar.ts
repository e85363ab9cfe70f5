import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { ROLES } from '../../lib/auth/roles'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'
import { change } from './change'

export const changeWindow = pgTable('change_window', {
  id: id(),
  name: text().notNull(),
  zone: text().notNull(),
  kind: text({ enum: ['weekly', 'once'] }).notNull(),
  /** Weekly: ISO weekday, local opening time and length. */
  weekday: integer(),
  opens: text(),
  minutes: integer(),
  /** Once: a bespoke window. */
  startsAt: instant(),
  endsAt: instant(),
  maxRisk: text({ enum: ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] }).notNull(),
  validFrom: date({ mode: 'string' }),
  validUntil: date({ mode: 'string' }),
  createdBy: uuid().references(() => person.id),
  createdAt: createdAt(),
  retiredAt: instant(),
})

export const freeze = pgTable('freeze', {
  id: id(),
  name: text().notNull(),
  reason: text().notNull().default(''),
  kind: text({ enum: ['dated', 'quarter_end'] }).notNull(),
  zone: text().notNull(),
  startsAt: instant(),
  endsAt: instant(),
  /** quarter_end: the last n business days of each quarter (D21). */
  businessDays: integer(),
  hard: boolean().notNull(),
  /** Slugs; empty means every service. */
  services: text().array().notNull(),
  ownerId: uuid().references(() => person.id),
  createdBy: uuid().references(() => person.id),
  createdAt: createdAt(),
  liftedAt: instant(),
  liftedBy: uuid().references(() => person.id),
})

/** Asked for one conflict of one revision at one time; in force once every role it needs has agreed (D116). */
export const conflictOverride = pgTable(
  'conflict_override',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    kind: text({ enum: ['freeze', 'conflict', 'notice'] }).notNull(),
    /** The conflict's key: its kind and target. */
    target: text().notNull(),
    plannedStart: instant().notNull(),
    plannedEnd: instant().notNull(),
    reason: text().notNull(),
    /** Roles that must agree; the freeze's owner stands as `freeze_owner`. */
    needs: text({ enum: [...ROLES, 'freeze_owner'] })
      .array()
      .notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: createdAt(),
    inForceAt: instant(),
    refusedAt: instant(),
  },
  (t) => [
    index('conflict_override_change').on(t.changeId, t.revision),
    index('conflict_override_open')
      .on(t.askedAt)
      .where(sql`${t.inForceAt} is null and ${t.refusedAt} is null`),
  ],
)

/** Two people, never the same one twice. */
export const overrideVoice = pgTable(
  'override_voice',
  {
    id: id(),
    overrideId: uuid()
      .notNull()
      .references(() => conflictOverride.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: text({ enum: [...ROLES, 'freeze_owner'] }).notNull(),
    agrees: boolean().notNull(),
    reason: text().notNull().default(''),
    at: createdAt(),
  },
  (t) => [
    unique('override_voice_person').on(t.overrideId, t.personId),
    unique('override_voice_role').on(t.overrideId, t.role),
  ],
)
