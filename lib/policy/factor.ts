import { z } from 'zod'
import { ROLES } from '../auth/roles'
import { FACTOR_CATEGORIES, factorId, RiskFactor, STANDARD_FACTORS, scale, text } from './listing'
import { Vocabulary } from './vocabulary'
import { STANDARD_VOCABULARY } from './wordlist'

export const RISK_LEVELS = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]
/** Words on screen for the levels; one wording everywhere. */
export const RISK_LEVEL_WORDS: Record<RiskLevel, string> = {
  VERY_LOW: 'Very low',
  LOW: 'Low',
  MEDIUM: 'Medium',
  HIGH: 'High',
  VERY_HIGH: 'Very high',
}
/** The adjusting facts of D46 by the keys of D113. */
export const FACT_KEYS = [
  'provenInStaging',
  'doneBefore',
  'firstTime',
  'noTestedRollback',
  'irreversible',
  'manyServices',
  'conflictOverridden',
  'shortNotice',
] as const
export type FactKey = (typeof FACT_KEYS)[number]

const level = z.enum(RISK_LEVELS)
const roles = z.array(z.enum(ROLES)).min(1)
const five = <T extends z.ZodType>(item: T) => z.tuple([item, item, item, item, item])

/** The risk section of a policy version: plain data, parsed whenever a version is proposed or read. */
export const RiskRules = z
  .strictObject({
    /** Rows are impact 1-5, columns probability 1-5. */
    matrix: five(five(level)),
    factors: z.array(RiskFactor).min(1).max(50),
    /** Each stated fact moves the impact or the probability of every declared factor by one step (D113). */
    facts: z.record(
      z.enum(FACT_KEYS),
      z.strictObject({ label: text, moves: z.enum(['impact', 'probability']), by: z.literal([-1, 1]) }),
    ),
    /** More affected services than this state `manyServices` (D46). */
    manyServices: z.int().min(1).max(100),
    /** From this level the rollback must have been tested, else `noTestedRollback` holds (D119). */
    testedRollbackFrom: level,
    approvals: z.strictObject({
      always: roles,
      byLevel: z.array(z.strictObject({ from: level, roles })),
      byCategory: z.array(z.strictObject({ category: z.enum(FACTOR_CATEGORIES), impact: scale, roles })),
    }),
    /** Rollback lines that a level asks for, growing with it. */
    rollback: z.array(z.strictObject({ from: level, lines: z.array(text).min(1) })).min(1),
    /** D47: several factors at the highest level raise the whole by one. The standard does not: off by default. */
    accumulate: z.strictObject({ on: z.boolean(), factors: z.int().min(2), from: level }),
    /** The factor that follows from a regulated service. */
    regulatedFactor: factorId,
    /** The words of title and description that propose factors (D44). */
    vocabulary: Vocabulary,
  })
  .refine((rules) => new Set(rules.factors.map(({ id }) => id)).size === rules.factors.length, {
    path: ['factors'],
    message: 'Each factor id may be used once.',
  })
  .refine((rules) => rules.factors.some(({ id }) => id === rules.regulatedFactor), {
    path: ['regulatedFactor'],
    message: 'The factor of regulated services must be one of the factors.',
  })
  .refine(
    ({ factors, vocabulary }) =>
      Object.keys(vocabulary.factors).every((id) => factors.some((one) => one.id === id)),
    { path: ['vocabulary'], message: 'Words may propose only the factors of this policy.' },
  )
export type RiskRules = z.output<typeof RiskRules>

/** The standard's values (section 2.2), the risk section of the first policy version. */
export const STANDARD_RISK: RiskRules = {
  matrix: [
    ['VERY_LOW', 'VERY_LOW', 'LOW', 'LOW', 'MEDIUM'],
    ['VERY_LOW', 'LOW', 'LOW', 'MEDIUM', 'MEDIUM'],
    ['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'HIGH'],
    ['LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'HIGH'],
    ['MEDIUM', 'MEDIUM', 'HIGH', 'HIGH', 'VERY_HIGH'],
  ],
  factors: STANDARD_FACTORS,
  facts: {
    provenInStaging: { label: 'Proven in staging', moves: 'probability', by: -1 },
    doneBefore: { label: 'Done before without failure', moves: 'probability', by: -1 },
    firstTime: { label: 'First time with this system or supplier', moves: 'probability', by: 1 },
    noTestedRollback: { label: 'No tested rollback', moves: 'probability', by: 1 },
    irreversible: { label: 'Cannot be undone', moves: 'impact', by: 1 },
    manyServices: { label: 'Many services affected', moves: 'impact', by: 1 },
    conflictOverridden: { label: 'Schedule conflict overridden', moves: 'probability', by: 1 },
    shortNotice: { label: 'Less notice than required', moves: 'probability', by: 1 },
  },
  manyServices: 3,
  testedRollbackFrom: 'MEDIUM',
  approvals: {
    always: ['change_manager'],
    byLevel: [
      { from: 'MEDIUM', roles: ['technical_lead'] },
      { from: 'HIGH', roles: ['security_lead', 'business_owner'] },
      { from: 'VERY_HIGH', roles: ['ciso', 'cto'] },
    ],
    byCategory: [
      { category: 'Security', impact: 4, roles: ['security_lead'] },
      { category: 'Compliance', impact: 4, roles: ['compliance_officer'] },
    ],
  },
  rollback: [
    {
      from: 'VERY_LOW',
      lines: [
        'Immediate rollback capability available',
        'Database backup verified and ready',
        'Configuration backup completed',
      ],
    },
    {
      from: 'MEDIUM',
      lines: ['Automated rollback procedures tested', 'Monitoring alerts configured for rollback triggers'],
    },
    {
      from: 'HIGH',
      lines: [
        'Emergency contact list prepared',
        'Communication plan for stakeholders',
        'Post-rollback validation procedures defined',
      ],
    },
  ],
  accumulate: { on: false, factors: 3, from: 'MEDIUM' },
  regulatedFactor: 'COMP-001',
  vocabulary: STANDARD_VOCABULARY,
}
