import { describe, expect, test } from 'vitest'
import { RiskRules, STANDARD_RISK } from '../policy/factor'
import { type Answers, assess } from './score'

const declare = (declared: readonly string[], facts: Answers['facts'] = {}) =>
  assess(STANDARD_RISK, { declared, facts })

/** The standard's listing written again, in its own shape: numbers, titles and one list per concern. */
const LISTING = {
  'SEC-001': [
    'Security',
    4,
    3,
    'Comprehensive security testing|Staged rollout with monitoring|Security team review and approval',
  ],
  'SEC-002': ['Security', 3, 4, 'Data classification review|Encryption validation|Privacy impact assessment'],
  'SEC-003': ['Security', 4, 3, 'Network security testing|Firewall rule validation|Penetration testing'],
  'TECH-001': [
    'Technical',
    4,
    4,
    'Database backup verification|Migration testing in staging|Performance impact assessment',
  ],
  'TECH-002': [
    'Technical',
    3,
    3,
    'API compatibility testing|Consumer impact analysis|Versioning strategy validation',
  ],
  'BIZ-001': [
    'Business',
    4,
    4,
    'User acceptance testing|Gradual rollout strategy|Customer communication plan',
  ],
  'COMP-001': ['Compliance', 5, 4, 'Compliance team review|Legal assessment|Audit trail enhancement'],
} as const
const IDS = Object.keys(LISTING) as (keyof typeof LISTING)[]
const CELLS = ['', '.11223', '.12233', '.22334', '.23344', '.33445'].map((row) => [...row].map(Number))
const RULE = ['', 'VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']

function oracle(ids: (keyof typeof LISTING)[]) {
  let score = ids.length === 0 ? 1 : 0
  for (const id of ids) score = Math.max(score, CELLS[LISTING[id][1]]?.[LISTING[id][2]] ?? Number.NaN)
  const approvals = ['Change Manager']
  if (score >= 3) approvals.push('Technical Lead')
  if (score >= 4) approvals.push('Security Team', 'Business Owner')
  if (score >= 5) approvals.push('CISO', 'CTO')
  for (const id of ids) {
    const [category, impact] = LISTING[id]
    if (category === 'Security' && impact >= 4 && !approvals.includes('Security Team'))
      approvals.push('Security Team')
    if (category === 'Compliance' && impact >= 4 && !approvals.includes('Compliance Team'))
      approvals.push('Compliance Team')
  }
  const key: Record<string, string> = {
    'Change Manager': 'change_manager',
    'Technical Lead': 'technical_lead',
    'Security Team': 'security_lead',
    'Business Owner': 'business_owner',
    CISO: 'ciso',
    CTO: 'cto',
    'Compliance Team': 'compliance_officer',
  }
  const rollback =
    'Immediate rollback capability available|Database backup verified and ready|Configuration backup completed'.split(
      '|',
    )
  if (score >= 3)
    rollback.push(
      'Automated rollback procedures tested',
      'Monitoring alerts configured for rollback triggers',
    )
  if (score >= 4)
    rollback.push(
      'Emergency contact list prepared',
      'Communication plan for stakeholders',
      'Post-rollback validation procedures defined',
    )
  return {
    level: RULE[score],
    factors: ids.map((id) => ({
      id,
      category: LISTING[id][0],
      impact: LISTING[id][1],
      probability: LISTING[id][2],
      level: RULE[CELLS[LISTING[id][1]]?.[LISTING[id][2]] ?? 0],
      because: ['declared'],
    })),
    approvals: approvals.map((title) => key[title]),
    mitigation: Array.from(new Set(ids.flatMap((id) => LISTING[id][3].split('|')))).sort(),
    rollback,
  }
}

const subsets = Array.from({ length: 128 }, (_, bits) => IDS.filter((_id, at) => bits & (1 << at)))

describe('the standard’s result', () => {
  test('all 128 combinations of the seven factors', () => {
    for (const ids of subsets) expect(declare(ids)).toEqual(oracle(ids))
    expect(subsets).toHaveLength(128)
  })

  test('no factor asks the change manager alone', () => {
    expect(declare([])).toMatchObject({
      level: 'VERY_LOW',
      approvals: ['change_manager'],
      factors: [],
      mitigation: [],
    })
  })

  test('the seven factors stand where D46 says', () => {
    expect(IDS.map((id) => declare([id]).level)).toEqual([
      'MEDIUM',
      'MEDIUM',
      'MEDIUM',
      'HIGH',
      'MEDIUM',
      'HIGH',
      'HIGH',
    ])
  })

  test('the contract’s example', () => {
    const result = declare(['TECH-001', 'SEC-001', 'SEC-001'])
    expect(result.factors).toEqual([
      {
        id: 'SEC-001',
        category: 'Security',
        impact: 4,
        probability: 3,
        level: 'MEDIUM',
        because: ['declared'],
      },
      {
        id: 'TECH-001',
        category: 'Technical',
        impact: 4,
        probability: 4,
        level: 'HIGH',
        because: ['declared'],
      },
    ])
    expect(result.approvals).toEqual(['change_manager', 'technical_lead', 'security_lead', 'business_owner'])
  })

  test('the values parse as a policy section and are plain data', () => {
    expect(RiskRules.parse(JSON.parse(JSON.stringify(STANDARD_RISK)))).toEqual(STANDARD_RISK)
    const twice = { ...STANDARD_RISK, factors: [...STANDARD_RISK.factors, STANDARD_RISK.factors[0]] }
    expect(RiskRules.safeParse(twice).success).toBe(false)
    expect(RiskRules.safeParse({ ...STANDARD_RISK, regulatedFactor: 'COMP-009' }).success).toBe(false)
  })
})
