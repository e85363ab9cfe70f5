import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ROLES } from '../../lib/auth/roles'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'
import { change, changeRevision } from './change'

/** One row per role that must decide on one revision. */
export const approvalStep = pgTable(
  'approval_step',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    /** The role asked, or `board` for the vote of the advisory board. */
    role: text({ enum: [...ROLES, 'board'] }).notNull(),
    kind: text({ enum: ['person', 'board'] }).notNull(),
    stage: integer().notNull(),
    blocking: boolean().notNull(),
    status: text({
      enum: [
        'waiting',
        'open',
        'approved',
        'approved_with_conditions',
        'rejected',
        'info_requested',
        'unassigned',
        'cancelled',
      ],
    }).notNull(),
    because: jsonb().$type<string[]>().notNull(),
    /** A holder of any of these roles may decide; when people are named, only they (D118). */
    roles: text({ enum: ROLES }).array().notNull().default([]),
    people: uuid().array(),
    /** The core seat whose vote this requirement is (D111), and whether its rejection decides alone. */
    seat: text({ enum: ROLES }),
    veto: boolean().notNull().default(false),
    ratifyHours: integer(),
    hours: integer(),
    clock: text({ enum: ['business', 'wall'] }).notNull(),
    escalateTo: text({ enum: ROLES }),
    openedAt: instant(),
    dueAt: instant(),
    remindedAt: instant(),
    escalatedAt: instant(),
    decidedAt: instant(),
  },
  (t) => [
    unique('approval_step_role').on(t.changeId, t.revision, t.role),
    index('approval_step_open')
      .on(t.role, t.dueAt)
      .where(sql`${t.status} in ('open', 'info_requested', 'unassigned')`),
    foreignKey({
      columns: [t.changeId, t.revision],
      foreignColumns: [changeRevision.changeId, changeRevision.revision],
    }),
  ],
)

export const DECISION_KINDS = [
  'approve',
  'approve_with_conditions',
  'reject',
  'abstain',
  'recuse',
  'ask',
  'answer',
  'withdraw',
  'dispute',
  'void',
] as const

/** Append only: taking a decision back is a new row that points at it (A19). Guarded by triggers (R05, R07). */
export const decision = pgTable(
  'decision',
  {
    id: id(),
    stepId: uuid()
      .notNull()
      .references(() => approvalStep.id),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    /** Whose word it is. Null only for `void` by the system. */
    personId: uuid().references(() => person.id),
    kind: text({ enum: DECISION_KINDS }).notNull(),
    /** The role or seat in which the word was given. */
    role: text({ enum: ROLES }).notNull(),
    /** The board seat, when the word is a seat's vote. */
    seat: text({ enum: ROLES }),
    reason: text().notNull().default(''),
    /** Digest of the material content and policy the person was shown (R06). */
    digest: text().notNull(),
    policyVersion: integer().notNull(),
    /** The chair, when a vote was recorded for a seat; else the person. */
    recordedBy: uuid().references(() => person.id),
    means: text().notNull(),
    /** The decision that this row takes back, disputes or voids. */
    voids: uuid().references((): AnyPgColumn => decision.id),
    decidedAt: createdAt(),
  },
  (t) => [
    index('decision_change').on(t.changeId, t.revision),
    index('decision_person').on(t.personId, t.decidedAt.desc()),
    uniqueIndex('decision_voids').on(t.voids).where(sql`${t.voids} is not null`),
  ],
)

/** What the board declared, with the tally it was computed from. One stands per board step; a disputed vote can void it. */
export const boardRuling = pgTable(
  'board_ruling',
  {
    id: id(),
    stepId: uuid()
      .notNull()
      .references(() => approvalStep.id),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    digest: text().notNull(),
    outcome: text({ enum: ['approved', 'approved_with_conditions', 'rejected', 'deferred'] }).notNull(),
    tally: jsonb().notNull(),
    rationale: text().notNull().default(''),
    recordedBy: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: createdAt(),
    voidedAt: instant(),
    voidedBy: uuid().references(() => person.id),
  },
  (t) => [
    uniqueIndex('board_ruling_standing')
      .on(t.stepId)
      .where(sql`${t.voidedAt} is null and ${t.outcome} <> 'deferred'`),
    index('board_ruling_change').on(t.changeId),
  ],
)

export const approvalCondition = pgTable(
  'approval_condition',
  {
    id: id(),
    changeId: uuid()
      .notNull()
      .references(() => change.id),
    revision: integer().notNull(),
    decisionId: uuid()
      .notNull()
      .references(() => decision.id),
    /** The role that set it and whose holder confirms it (c6). */
    role: text({ enum: ROLES }).notNull(),
    text: text().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => person.id),
    evidence: text().notNull().default(''),
    metAt: instant(),
    metBy: uuid().references(() => person.id),
  },
  (t) => [
    index('approval_condition_change').on(t.changeId, t.revision),
    index('approval_condition_owner').on(t.ownerId).where(sql`${t.metAt} is null`),
  ],
)
