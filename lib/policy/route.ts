import { z } from 'zod'
import { ROLES } from '../auth/roles'
import { FACTOR_CATEGORIES } from './listing'
import { hours, REQUIREMENT_KEYS, Row, SEATS, STEP_ROLES, Terms, When } from './step'

/** The approval section of a policy version: plain data, parsed whenever a version is proposed or read. */
export const RouteRules = z.strictObject({
  terms: z.record(z.enum(REQUIREMENT_KEYS), Terms),
  rows: z.array(Row).max(50),
  /** Categories whose requirements are joined with those of the risk rule (D8, D112). */
  joinRiskRule: z.array(z.enum(['normal', 'major'])),
  /** Applies when no row matches; never empty (D76). */
  fallback: z.array(z.enum(STEP_ROLES)).min(1),
  /** Very high risk: different people, neither of them the chair (separation rule 7). */
  executives: z.array(z.enum(STEP_ROLES)),
  /** Told, not asked (D35). */
  informs: z.array(z.strictObject({ when: When, roles: z.array(z.enum(STEP_ROLES)).min(1) })),
  board: z.strictObject({
    seats: z
      .array(
        z.strictObject({
          key: z.enum(SEATS),
          role: z.enum(ROLES),
          /** The requirement that this seat's vote answers (D111). */
          speaksFor: z.enum(STEP_ROLES),
          chair: z.boolean(),
          /** With a declared factor of this category the seat's rejection decides (D111). */
          blockingWith: z.enum(FACTOR_CATEGORIES).nullable(),
        }),
      )
      .min(1)
      .refine((seats) => seats.filter((seat) => seat.chair).length === 1, 'A board has one chair.'),
    quorum: z.int().min(1),
    minVotes: z.int().min(1),
    /** Breaks a tie when the chair is recused, within these hours (D115). */
    casting: z.strictObject({ role: z.enum(STEP_ROLES), hours }),
  }),
  /** Shares of a step's time (D65). */
  alarms: z.strictObject({
    remindAt: z.number().positive(),
    escalateAt: z.number().positive(),
    escalateAgainAt: z.number().positive(),
  }),
  /** T15: whether a token of scope `decide` may decide. */
  tokensDecide: z.boolean(),
})
export type RouteRules = z.output<typeof RouteRules>

const person = { blocking: true, hours: 24, clock: 'business', ratifyHours: null } as const
const urgent = { stage: 1, blocking: true, hours: 'severity', clock: 'wall', ratifyHours: null } as const
const planned = ['normal', 'major'] as ['normal', 'major']

/** D7, D10, D35, D112, D114 and the standard's workflow listing: the approval section of the first policy version. */
export const STANDARD_ROUTE: RouteRules = {
  terms: {
    change_manager: { ...person, stage: 1, escalateTo: 'cto' },
    technical_lead: { ...person, stage: 2, escalateTo: 'cto' },
    security_lead: { ...person, stage: 2, escalateTo: 'ciso' },
    business_owner: { ...person, stage: 2, hours: 48, escalateTo: 'coo' },
    compliance_officer: { ...person, stage: 2, escalateTo: 'ciso' },
    ciso: { ...person, stage: 2, escalateTo: null },
    cto: { ...person, stage: 2, escalateTo: null },
    coo: { ...person, stage: 2, escalateTo: null },
    eca: { ...urgent, escalateTo: 'cto' },
    bcm: { ...urgent, blocking: false, escalateTo: 'coo', ratifyHours: 24 },
    board: { ...person, stage: 3, hours: 'meeting', escalateTo: null },
  },
  rows: [
    {
      id: 'N1',
      says: 'Every normal or major change needs the change manager',
      when: { categories: planned },
      asks: ['change_manager'],
    },
    {
      id: 'N2',
      says: 'Medium risk or more needs the technical lead',
      when: { categories: planned, minLevel: 'MEDIUM' },
      asks: ['technical_lead'],
    },
    {
      id: 'N3',
      says: 'A security factor is declared',
      when: { categories: planned, factor: 'Security' },
      asks: ['security_lead'],
    },
    {
      id: 'N4',
      says: 'The security impact is medium or high',
      when: { categories: planned, minLevel: 'MEDIUM', impact: { dimension: 'security', min: 'medium' } },
      asks: ['security_lead'],
    },
    {
      id: 'N5',
      says: 'A business factor is declared',
      when: { categories: planned, factor: 'Business' },
      asks: ['business_owner'],
    },
    {
      id: 'N6',
      says: 'The business impact is medium or high',
      when: { categories: planned, minLevel: 'MEDIUM', impact: { dimension: 'business', min: 'medium' } },
      asks: ['business_owner'],
    },
    {
      id: 'N7',
      says: 'Medium risk or more is decided by the change advisory board',
      when: { categories: planned, minLevel: 'MEDIUM' },
      asks: ['board'],
    },
    {
      id: 'M1',
      says: 'A major change needs CISO, CTO and the change advisory board',
      when: { categories: ['major'] },
      asks: ['ciso', 'cto', 'board'],
    },
    {
      id: 'E1',
      says: 'An emergency needs the emergency change authority',
      when: { categories: ['emergency'] },
      asks: ['eca'],
    },
    {
      id: 'E2',
      says: 'A security incident or data breach needs the security lead',
      when: { categories: ['emergency'], triggers: ['security_incident', 'data_breach'] },
      asks: ['security_lead'],
      terms: urgent,
    },
    {
      id: 'E3',
      says: 'The business continuity manager is asked at once and may ratify within 24 hours',
      when: { categories: ['emergency'] },
      asks: ['bcm'],
    },
  ],
  joinRiskRule: planned,
  fallback: ['change_manager', 'technical_lead'],
  executives: ['ciso', 'cto'],
  informs: [{ when: { categories: planned, minLevel: 'HIGH' }, roles: ['cto'] }],
  board: {
    seats: [
      {
        key: 'change_manager',
        role: 'change_manager',
        speaksFor: 'change_manager',
        chair: true,
        blockingWith: null,
      },
      {
        key: 'technical_lead',
        role: 'technical_lead',
        speaksFor: 'technical_lead',
        chair: false,
        blockingWith: null,
      },
      {
        key: 'security_lead',
        role: 'security_lead',
        speaksFor: 'security_lead',
        chair: false,
        blockingWith: 'Security',
      },
      {
        key: 'business_rep',
        role: 'business_rep',
        speaksFor: 'business_owner',
        chair: false,
        blockingWith: null,
      },
    ],
    quorum: 4,
    minVotes: 3,
    casting: { role: 'cto', hours: 24 },
  },
  alarms: { remindAt: 0.5, escalateAt: 1, escalateAgainAt: 1.5 },
  tokensDecide: false,
}
