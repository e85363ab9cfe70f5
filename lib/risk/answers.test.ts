import { describe, expect, test } from 'vitest'
import { FACT_KEYS, type RiskRules, STANDARD_RISK } from '../policy/factor'
import { Refusal } from '../refusal'
import { type Answers, assess } from './score'

const declare = (declared: readonly string[], facts: Answers['facts'] = {}) =>
  assess(STANDARD_RISK, { declared, facts })

describe('stated facts (D113)', () => {
  test('each moves every declared factor by one, and says so', () => {
    const [security, data] = declare(['SEC-001', 'SEC-002'], { firstTime: true, irreversible: true }).factors
    expect(security).toMatchObject({ impact: 5, probability: 4, level: 'HIGH' })
    expect(data).toMatchObject({ impact: 4, probability: 5, level: 'HIGH' })
    expect(data?.because).toEqual([
      'declared',
      'First time with this system or supplier: likelihood +1',
      'Cannot be undone: impact +1',
    ])
  })

  test('scales are clamped to 1-5', () => {
    const all = Object.fromEntries(FACT_KEYS.map((key) => [key, true]))
    expect(declare(['COMP-001'], all).factors[0]).toMatchObject({ impact: 5, probability: 5 })
  })

  test('a fact stated as false moves nothing', () => {
    expect(declare(['SEC-001'], { firstTime: false, irreversible: false })).toEqual(declare(['SEC-001']))
  })

  test('facts without a factor leave the level very low', () => {
    expect(declare([], { irreversible: true, firstTime: true }).level).toBe('VERY_LOW')
  })

  test('impact raised to major asks the security lead for data handling too', () => {
    expect(declare(['SEC-002'], { irreversible: true, provenInStaging: true }).approvals).toContain(
      'security_lead',
    )
  })
})

describe('beyond the declaration', () => {
  test('a regulated service brings the compliance factor with its reason', () => {
    const implied = [{ id: 'COMP-001', because: 'The service Card ledger is regulated' }]
    const result = assess(STANDARD_RISK, { declared: ['COMP-001'], facts: {}, implied })
    expect(result.factors[0]?.because).toEqual(['declared', 'The service Card ledger is regulated'])
    expect(assess(STANDARD_RISK, { declared: [], facts: {}, implied }).level).toBe('HIGH')
  })

  test('a level set by hand raises with its approvers and never lowers', () => {
    const raised = assess(STANDARD_RISK, { declared: ['SEC-001'], facts: {}, raisedTo: 'VERY_HIGH' })
    expect(raised.level).toBe('VERY_HIGH')
    expect(raised.approvals).toEqual([
      'change_manager',
      'technical_lead',
      'security_lead',
      'business_owner',
      'ciso',
      'cto',
    ])
    expect(raised.rollback).toHaveLength(8)
    expect(assess(STANDARD_RISK, { declared: ['SEC-001'], facts: {}, raisedTo: 'LOW' }).level).toBe('MEDIUM')
  })

  test('accumulation is off by default and raises by one when switched on (D47)', () => {
    const on: RiskRules = { ...STANDARD_RISK, accumulate: { ...STANDARD_RISK.accumulate, on: true } }
    const three = { declared: ['SEC-001', 'SEC-002', 'SEC-003'], facts: {} }
    expect(assess(STANDARD_RISK, three).level).toBe('MEDIUM')
    expect(assess(on, three).level).toBe('HIGH')
    expect(assess(on, { ...three, declared: ['SEC-001', 'SEC-002'] }).level).toBe('MEDIUM')
    expect(assess(on, { ...three, facts: { provenInStaging: true, doneBefore: true } }).level).toBe('LOW')
  })
})

describe('unknown keys are invalid', () => {
  const refusal = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, path: error.detail.errors?.[0]?.path }
    }
    return undefined
  }

  test.each(['SEC-009', 'sec-001', '', '__proto__', 'constructor', 'toString'])('factor %j', (id) => {
    expect(refusal(() => declare(['SEC-001', id]))).toEqual({ code: 'invalid', path: 'declared.1' })
  })

  test.each(['FirstTime', '__proto__', 'constructor', 'hasOwnProperty'])('fact %j', (key) => {
    const facts = JSON.parse(`{"${key}": true}`)
    expect(refusal(() => declare([], facts))).toEqual({ code: 'invalid', path: `facts.${key}` })
  })
})
