import { z } from 'zod'
import { ROLE_NAMES } from '../auth/roles'
import { RISK_LEVELS } from './factor'
import { FACTOR_CATEGORIES } from './listing'

/** Roles that a requirement may ask. The board's business seat speaks for `business_owner` (D36). */
export const STEP_ROLES = [
  'change_manager',
  'technical_lead',
  'security_lead',
  'business_owner',
  'compliance_officer',
  'eca',
  'bcm',
  'ciso',
  'cto',
  'coo',
] as const
export type StepRole = (typeof STEP_ROLES)[number]
/** What a requirement is called within its revision: the role it asks, or the board. */
export const REQUIREMENT_KEYS = [...STEP_ROLES, 'board'] as const
export type RequirementKey = (typeof REQUIREMENT_KEYS)[number]
/** The word people read for a requirement. */
export const requirementName = (key: RequirementKey): string =>
  key === 'board' ? 'Change advisory board' : ROLE_NAMES[key]

export const SEATS = ['change_manager', 'technical_lead', 'security_lead', 'business_rep'] as const
export type SeatKey = (typeof SEATS)[number]

export const hours = z.number().positive().max(1000)
export const Terms = z.strictObject({
  /** A stage opens after the one before it (D77); steps of one stage run in parallel. */
  stage: z.int().min(1).max(9),
  /** A blocking step must be fulfilled before the change is approved. */
  blocking: z.boolean(),
  /** `severity`: by the emergency's severity (D12). `meeting`: due when the board meets. */
  hours: z.union([hours, z.literal(['severity', 'meeting'])]),
  clock: z.enum(['business', 'wall']),
  escalateTo: z.enum(STEP_ROLES).nullable(),
  /** Asked at once, may ratify within these hours of wall time after submission (D10). */
  ratifyHours: hours.nullable(),
})
export type Terms = z.output<typeof Terms>

/** All conditions given must hold; the rows that match all apply. */
export const When = z.strictObject({
  categories: z.array(z.enum(['standard', 'normal', 'major', 'emergency'])).min(1),
  minLevel: z.enum(RISK_LEVELS).optional(),
  /** At least one declared factor of this category. */
  factor: z.enum(FACTOR_CATEGORIES).optional(),
  /** The requestor's answer to an impact question is at least this. */
  impact: z
    .strictObject({
      dimension: z.enum(['business', 'technical', 'security']),
      min: z.enum(['low', 'medium', 'high']),
    })
    .optional(),
  triggers: z
    .array(z.enum(['security_incident', 'system_outage', 'data_breach', 'regulatory_violation']))
    .optional(),
})
export type When = z.output<typeof When>

export const Row = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{1,2}$/),
  /** The reason shown to people, a clause that a row id in brackets can follow. */
  says: z.string().min(1).max(200),
  when: When,
  asks: z.array(z.enum(REQUIREMENT_KEYS)).min(1),
  /** Where this row's terms differ from the role's. */
  terms: Terms.partial().optional(),
})
export type Row = z.output<typeof Row>
