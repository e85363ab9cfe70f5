import { z } from 'zod'

export const FACTOR_CATEGORIES = ['Security', 'Technical', 'Business', 'Compliance'] as const
export type FactorCategory = (typeof FACTOR_CATEGORIES)[number]

export const factorId = z.string().regex(/^[A-Z]{2,8}-\d{3}$/, 'A factor id looks like SEC-001.')
/** Impact and probability are whole steps of the standard's scales; anything else is refused at the edge (D49). */
export const scale = z.int().min(1).max(5)
export const text = z.string().min(1).max(500)

/** One risk factor of a policy: what it is, its base place in the matrix and what mitigates it. */
export const RiskFactor = z.strictObject({
  id: factorId,
  description: text,
  category: z.enum(FACTOR_CATEGORIES),
  impact: scale,
  probability: scale,
  mitigation: z.array(text).min(1),
})
export type RiskFactor = z.output<typeof RiskFactor>

/** The seven factors of the standard's listing (section 2.2), word for word. */
export const STANDARD_FACTORS: RiskFactor[] = [
  {
    id: 'SEC-001',
    description: 'Authentication/Authorization system modification',
    category: 'Security',
    impact: 4,
    probability: 3,
    mitigation: [
      'Comprehensive security testing',
      'Staged rollout with monitoring',
      'Security team review and approval',
    ],
  },
  {
    id: 'SEC-002',
    description: 'Data handling or storage modification',
    category: 'Security',
    impact: 3,
    probability: 4,
    mitigation: ['Data classification review', 'Encryption validation', 'Privacy impact assessment'],
  },
  {
    id: 'SEC-003',
    description: 'Network security configuration change',
    category: 'Security',
    impact: 4,
    probability: 3,
    mitigation: ['Network security testing', 'Firewall rule validation', 'Penetration testing'],
  },
  {
    id: 'TECH-001',
    description: 'Database schema or configuration change',
    category: 'Technical',
    impact: 4,
    probability: 4,
    mitigation: [
      'Database backup verification',
      'Migration testing in staging',
      'Performance impact assessment',
    ],
  },
  {
    id: 'TECH-002',
    description: 'API modification or integration change',
    category: 'Technical',
    impact: 3,
    probability: 3,
    mitigation: ['API compatibility testing', 'Consumer impact analysis', 'Versioning strategy validation'],
  },
  {
    id: 'BIZ-001',
    description: 'Customer-facing functionality change',
    category: 'Business',
    impact: 4,
    probability: 4,
    mitigation: ['User acceptance testing', 'Gradual rollout strategy', 'Customer communication plan'],
  },
  {
    id: 'COMP-001',
    description: 'High regulatory compliance impact',
    category: 'Compliance',
    impact: 5,
    probability: 4,
    mitigation: ['Compliance team review', 'Legal assessment', 'Audit trail enhancement'],
  },
]
