import { describe, expect, test } from 'vitest'
import { STANDARD_RISK } from '../policy/factor'
import { explain } from './explanation'
import { answersOf, type RiskContent } from './fact'
import { assess } from './score'

const tested = { testedOn: '2026-11-20', testedWhere: 'Staging' }
const content = (over: Partial<RiskContent> & { declared?: string[] } = {}): RiskContent => ({
  services: over.services ?? ['payments-api'],
  risk: over.risk ?? { declared: over.declared ?? [], facts: {} },
  rollback: over.rollback ?? { testedOn: null, testedWhere: '' },
})
const level = (it: RiskContent, regulated = false) =>
  assess(
    STANDARD_RISK,
    answersOf(STANDARD_RISK, it, [{ slug: 'payments-api', name: 'Payments API', regulated }]),
  )

describe('noTestedRollback (D119)', () => {
  test('holds from medium when no test with date and place is recorded', () => {
    expect(level(content({ declared: ['SEC-001'] })).level).toBe('HIGH')
    expect(level(content({ declared: ['SEC-001'] })).factors[0]?.because).toEqual([
      'declared',
      'No rollback test with date and place is recorded: likelihood +1',
    ])
    expect(level(content({ declared: ['SEC-001'], rollback: tested })).level).toBe('MEDIUM')
  })

  test.each([
    { testedOn: null, testedWhere: 'Staging' },
    { testedOn: '2026-11-20', testedWhere: ' ' },
  ])('a date without a place, or a place without a date, is no test', (rollback) => {
    expect(level(content({ declared: ['SEC-001'], rollback })).level).toBe('HIGH')
  })

  test('is not asked below medium', () => {
    const facts = { provenInStaging: true, doneBefore: true }
    expect(level(content({ risk: { declared: ['SEC-001'], facts } })).level).toBe('LOW')
    expect(level(content())).toMatchObject({ level: 'VERY_LOW', factors: [] })
  })

  test('cannot be stated away', () => {
    const risk = { declared: ['SEC-001'], facts: { noTestedRollback: false } }
    expect(level(content({ risk })).level).toBe('HIGH')
  })

  test('moves once when stated and derived', () => {
    const risk = { declared: ['SEC-002'], facts: { noTestedRollback: true } }
    expect(level(content({ risk })).factors[0]).toMatchObject({ impact: 3, probability: 5 })
  })
})

test('more services than the policy’s number raise the impact (D46)', () => {
  const three = content({ declared: ['TECH-002'], services: ['a', 'b', 'c'], rollback: tested })
  expect(level(three).factors[0]?.impact).toBe(3)
  const four = { ...three, services: ['a', 'b', 'c', 'd'] }
  expect(level(four).factors[0]).toMatchObject({
    impact: 4,
    because: ['declared', '4 services affected, more than 3: impact +1'],
  })
  expect(level({ ...three, services: ['a', 'b', 'c', 'c'] }).factors[0]?.impact).toBe(3)
})

test('a regulated service brings COMP-001', () => {
  const result = level(content({ rollback: tested }), true)
  expect(result.factors).toMatchObject([
    { id: 'COMP-001', because: ['The service Payments API is regulated'] },
  ])
  expect(result.approvals).toContain('compliance_officer')
})

describe('the sentences of “Why?”', () => {
  test('base place, each move, and where the factor stands', () => {
    const answers = answersOf(STANDARD_RISK, content({ declared: ['SEC-003', 'TECH-002'] }), [])
    expect(explain(STANDARD_RISK, answers)).toEqual({
      level: 'High: the highest of its factors, SEC-003.',
      factors: [
        {
          id: 'SEC-003',
          description: 'Network security configuration change',
          sentences: [
            'Declared by the requestor.',
            'The policy places it at impact 4, likelihood 3: Medium.',
            'No rollback test with date and place is recorded: likelihood +1.',
            'It stands at impact 4, likelihood 4: High.',
          ],
        },
        {
          id: 'TECH-002',
          description: 'API modification or integration change',
          sentences: [
            'Declared by the requestor.',
            'The policy places it at impact 3, likelihood 3: Medium.',
            'No rollback test with date and place is recorded: likelihood +1.',
            'It stands at impact 3, likelihood 4: Medium.',
          ],
        },
      ],
    })
  })

  test('the level’s own sentence', () => {
    const sentence = (over: Parameters<typeof explain>[1], rules = STANDARD_RISK) =>
      explain(rules, over).level
    expect(sentence({ declared: [], facts: {} })).toBe('Very low: no risk factor is declared.')
    expect(sentence({ declared: ['SEC-001'], facts: {}, raisedTo: 'HIGH' })).toBe(
      'High: raised by hand from Medium.',
    )
    const on = { ...STANDARD_RISK, accumulate: { ...STANDARD_RISK.accumulate, on: true } }
    expect(sentence({ declared: ['SEC-001', 'SEC-002', 'SEC-003'], facts: {} }, on)).toBe(
      'High: several factors at the highest level raise it by one.',
    )
  })
})
