import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACT_KEYS, RISK_LEVELS, STANDARD_RISK } from '../policy/factor'
import { compareLevels, levelAt } from './matrix'
import { type Answers, assess } from './score'

const IDS = STANDARD_RISK.factors.map(({ id }) => id)
const CELLS = ['11223', '12233', '22334', '23344', '33445']

const declare = (declared: readonly string[], facts: Answers['facts'] = {}) =>
  assess(STANDARD_RISK, { declared, facts })

describe('R20: total, monotone, reachable', () => {
  const factIn = fc.record(Object.fromEntries(FACT_KEYS.map((key) => [key, fc.boolean()])), {
    requiredKeys: [],
  })
  const idsIn = fc.subarray(IDS)

  test('all 25 cells, and nothing outside them', () => {
    for (let impact = 1; impact <= 5; impact++)
      for (let probability = 1; probability <= 5; probability++)
        expect(levelAt(STANDARD_RISK.matrix, impact, probability)).toBe(
          RISK_LEVELS[Number(CELLS[impact - 1]?.[probability - 1]) - 1],
        )
    for (const [impact, probability] of [
      [0, 1],
      [6, 1],
      [1, 0],
      [1, 6],
      [1.5, 2],
      [Number.NaN, 1],
    ] as const)
      expect(() => levelAt(STANDARD_RISK.matrix, impact, probability)).toThrow(RangeError)
  })

  test('adding a factor never lowers the level and never removes an approver', () => {
    fc.assert(
      fc.property(idsIn, fc.constantFrom(...IDS), factIn, (ids, more, facts) => {
        const before = declare(ids, facts)
        const after = declare([...ids, more], facts)
        expect(compareLevels(after.level, before.level)).toBeGreaterThanOrEqual(0)
        expect(after.approvals).toEqual(expect.arrayContaining(before.approvals))
      }),
      { seed: 20 },
    )
  })

  test('stating a fact moves the level in its direction only', () => {
    fc.assert(
      fc.property(idsIn, factIn, fc.constantFrom(...FACT_KEYS), (ids, facts, key) => {
        const without = declare(ids, { ...facts, [key]: false })
        const stated = declare(ids, { ...facts, [key]: true })
        expect(
          compareLevels(stated.level, without.level) * STANDARD_RISK.facts[key].by,
        ).toBeGreaterThanOrEqual(0)
      }),
      { seed: 21 },
    )
  })

  test('every level is reached', () => {
    expect(declare([]).level).toBe('VERY_LOW')
    expect(declare(['SEC-001'], { provenInStaging: true, doneBefore: true }).level).toBe('LOW')
    expect(declare(['SEC-001']).level).toBe('MEDIUM')
    expect(declare(['COMP-001']).level).toBe('HIGH')
    expect(declare(['COMP-001'], { firstTime: true }).level).toBe('VERY_HIGH')
  })

  test('approvers grow with the level', () => {
    const asked = RISK_LEVELS.map(
      (raisedTo) => assess(STANDARD_RISK, { declared: [], facts: {}, raisedTo }).approvals,
    )
    asked.slice(1).forEach((roles, at) => {
      expect(roles.slice(0, asked[at]?.length)).toEqual(asked[at])
    })
    expect(asked.at(-1)).toEqual([
      'change_manager',
      'technical_lead',
      'security_lead',
      'business_owner',
      'ciso',
      'cto',
    ])
  })

  test('the same answers give the same result, in whatever order', () => {
    fc.assert(
      fc.property(idsIn, factIn, (ids, facts) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse())
        expect(declare([...ids].reverse(), turned)).toEqual(declare(ids, facts))
      }),
      { seed: 22 },
    )
  })
})
