import { describe, expect, test } from 'vitest'
import { STANDARD_RISK } from '../policy/factor'
import { flagsOf, type ImpactAnswers, proposedByImpact, QUESTIONS } from './questionnaire'
import { assess } from './score'

const none: ImpactAnswers = { business: null, technical: null, security: null }
const flags = (declared: string[], impact: Partial<ImpactAnswers> = {}, facts = {}) =>
  flagsOf(assess(STANDARD_RISK, { declared, facts }), { ...none, ...impact })

describe('flags for routing', () => {
  test('nothing declared, nothing answered', () => {
    expect(flags([])).toEqual({ security: false, business: false, major: false })
    expect(flags([], { business: 'none', technical: 'none', security: 'none' })).toEqual(flags([]))
  })

  test('any Security factor sets the security flag, also below major impact (D50)', () => {
    for (const id of ['SEC-001', 'SEC-002', 'SEC-003']) expect(flags([id]).security).toBe(true)
    expect(flags(['TECH-001']).security).toBe(false)
  })

  test('impact answers set flags (D113)', () => {
    expect(flags([], { security: 'low' }).security).toBe(false)
    expect(flags([], { security: 'medium' }).security).toBe(true)
    expect(flags([], { security: 'high' }).security).toBe(true)
    expect(flags([], { business: 'medium' }).business).toBe(false)
    expect(flags([], { business: 'high' }).business).toBe(true)
    expect(flags(['BIZ-001']).business).toBe(true)
  })

  test('major: very high risk or two dimensions high (D2)', () => {
    expect(flags(['COMP-001']).major).toBe(false)
    expect(flags(['COMP-001'], {}, { firstTime: true }).major).toBe(true)
    expect(flags([], { business: 'high' }).major).toBe(false)
    expect(flags([], { business: 'high', technical: 'high' }).major).toBe(true)
  })
})

describe('impact answers propose factors', () => {
  test('with the example they come from', () => {
    expect(proposedByImpact(STANDARD_RISK, { ...none, business: 'high' })).toEqual([
      { id: 'BIZ-001', because: 'Business impact high: Customer-facing services' },
      { id: 'COMP-001', because: 'Business impact high: Regulatory compliance systems' },
    ])
    expect(proposedByImpact(STANDARD_RISK, { business: 'low', technical: 'none', security: null })).toEqual(
      [],
    )
  })

  test('every proposal of the questions is a factor of the standard', () => {
    const proposed = Object.values(QUESTIONS).flatMap(({ examples }) =>
      Object.values(examples)
        .flat()
        .flatMap((example) => (typeof example === 'string' ? [] : example.proposes)),
    )
    expect(STANDARD_RISK.factors.map(({ id }) => id)).toEqual(expect.arrayContaining(proposed))
  })

  test('a policy without the factor proposes nothing', () => {
    const rules = { ...STANDARD_RISK, factors: STANDARD_RISK.factors.filter(({ id }) => id !== 'BIZ-001') }
    expect(proposedByImpact(rules, { ...none, business: 'high' }).map(({ id }) => id)).toEqual(['COMP-001'])
  })
})
