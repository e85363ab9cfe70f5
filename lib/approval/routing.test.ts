import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../change/lifecycle'
import { EMERGENCY_TRIGGERS, IMPACT_DIMENSIONS, IMPACT_LEVELS } from '../change/schema'
import { RISK_LEVELS } from '../policy/factor'
import { FACTOR_CATEGORIES } from '../policy/listing'
import { Rulebook, STANDARD_RULEBOOK } from '../policy/rulebook'
import { When } from '../policy/step'
import { informedOf, type RoutedChange, requirementsOf } from './routing'

const normal: RoutedChange = {
  category: 'normal',
  level: 'LOW',
  factors: [],
  impact: { business: 'low', technical: 'low', security: 'none' },
  emergency: null,
  businessOwners: ['bob'],
  businessSeat: ['bob', 'bea'],
}
const emergency: RoutedChange = {
  ...normal,
  category: 'emergency',
  level: 'VERY_HIGH',
  emergency: { trigger: 'system_outage', severity: 2 },
}
const asked = (change: RoutedChange) =>
  requirementsOf(STANDARD_RULEBOOK, change).map(
    ({ key, stage, seat }) => `${stage} ${key}${seat ? ' seat' : ''}`,
  )
const find = (change: RoutedChange, key: string) =>
  requirementsOf(STANDARD_RULEBOOK, change).find((one) => one.key === key)

describe('who must approve', () => {
  it.each(['VERY_LOW', 'LOW'] as const)('%s: the change manager alone (D4, D112)', (level) => {
    expect(
      asked({ ...normal, level, impact: { business: 'high', technical: 'high', security: 'high' } }),
    ).toEqual(['1 change_manager'])
  })
  it('LOW with factors: the roles that they add, each on its own word', () => {
    const factors = [
      { category: 'Security', impact: 2 },
      { category: 'Business', impact: 2 },
      { category: 'Compliance', impact: 4 },
    ] as const
    expect(asked({ ...normal, factors })).toEqual([
      '1 change_manager',
      '2 security_lead',
      '2 business_owner',
      '2 compliance_officer',
    ])
  })
  it('MEDIUM: change manager, then technical lead, then the board; seats give their word as votes (D7, D111)', () => {
    expect(asked({ ...normal, level: 'MEDIUM' })).toEqual([
      '1 change_manager seat',
      '2 technical_lead seat',
      '3 board',
    ])
  })
  it('MEDIUM with medium impact answers: the security lead and the business owner join (D7, D113)', () => {
    const impact = { business: 'medium', technical: 'low', security: 'medium' } as const
    expect(asked({ ...normal, level: 'MEDIUM', impact })).toEqual([
      '1 change_manager seat',
      '2 technical_lead seat',
      '2 security_lead seat',
      '2 business_owner seat',
      '3 board',
    ])
  })
  it('MEDIUM with a security factor of low impact still asks the security lead, whose rejection decides (D50, D111)', () => {
    const change = { ...normal, level: 'MEDIUM', factors: [{ category: 'Security', impact: 3 }] } as const
    expect(find(change, 'security_lead')).toMatchObject({ seat: 'security_lead', veto: true })
    expect(find(change, 'technical_lead')).toMatchObject({ veto: false })
  })
  it('HIGH: security lead and business owner by the risk rule (D8)', () => {
    expect(asked({ ...normal, level: 'HIGH' })).toEqual([
      '1 change_manager seat',
      '2 technical_lead seat',
      '2 security_lead seat',
      '2 business_owner seat',
      '3 board',
    ])
  })
  it('VERY_HIGH: CISO and CTO too, on their own word', () => {
    expect(asked({ ...normal, level: 'VERY_HIGH' })).toEqual([
      '1 change_manager seat',
      '2 technical_lead seat',
      '2 security_lead seat',
      '2 business_owner seat',
      '2 ciso',
      '2 cto',
      '3 board',
    ])
  })
  it('emergency: authority blocking, continuity asked at once; the security lead for incidents and breaches (D10)', () => {
    expect(asked(emergency)).toEqual(['1 eca', '1 bcm'])
    expect(find(emergency, 'bcm')).toMatchObject({ blocking: false, ratifyHours: 24, clock: 'wall' })
    for (const trigger of ['security_incident', 'data_breach'] as const)
      expect(asked({ ...emergency, emergency: { trigger, severity: 1 } })).toEqual([
        '1 security_lead',
        '1 eca',
        '1 bcm',
      ])
    expect(asked({ ...emergency, emergency: null })).toContain('1 security_lead')
  })
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
  ] as const)('emergency of severity %i: %i h of wall time (D12)', (severity, hours) => {
    const change = { ...emergency, emergency: { trigger: 'data_breach', severity } } as const
    expect(find(change, 'eca')).toMatchObject({ hours, clock: 'wall' })
    expect(find(change, 'security_lead')).toMatchObject({ hours, clock: 'wall', blocking: true, seat: null })
  })
  it('an emergency informs the roles that its risk would have asked (D112); HIGH informs the CTO (D35)', () => {
    expect(informedOf(STANDARD_RULEBOOK, emergency)).toEqual([
      'change_manager',
      'technical_lead',
      'security_lead',
      'business_owner',
      'ciso',
      'cto',
    ])
    expect(informedOf(STANDARD_RULEBOOK, { ...normal, level: 'HIGH' })).toEqual(['cto'])
    expect(informedOf(STANDARD_RULEBOOK, { ...normal, level: 'VERY_HIGH' })).toEqual([])
  })
  it('a category that no row matches gets the default row, never nobody (D76)', () => {
    expect(asked({ ...normal, category: 'standard' })).toEqual(['1 change_manager', '2 technical_lead'])
  })
})

describe('the business requirement (D118)', () => {
  const high = { ...normal, level: 'HIGH' } as const
  it('is the vote of an owner who sits on the board', () => {
    expect(find({ ...high, businessOwners: ['bob', 'dan'] }, 'business_owner')).toMatchObject({
      people: ['bob'],
      roles: ['business_rep'],
      seat: 'business_rep',
    })
  })
  it('stands alone when no owner sits', () => {
    expect(find({ ...high, businessOwners: ['dan', null] }, 'business_owner')).toMatchObject({
      people: ['dan'],
      seat: null,
    })
  })
  it("goes to the board's business seat when no service has an owner", () => {
    expect(find({ ...high, businessOwners: [null] }, 'business_owner')).toMatchObject({
      people: null,
      roles: ['business_rep'],
      seat: 'business_rep',
    })
  })
  it('stands alone below the board, even for an owner who sits', () => {
    const low = { ...normal, factors: [{ category: 'Business', impact: 2 }] } as const
    expect(find(low, 'business_owner')).toMatchObject({ people: ['bob'], seat: null })
  })
})

it('says why in full sentences with row and policy version', () => {
  const change = { ...normal, level: 'HIGH', factors: [{ category: 'Security', impact: 4 }] } as const
  expect(find(change, 'security_lead')?.because).toEqual([
    'A security factor is declared (row N3, policy version 1).',
    'The risk is high or more (risk rule, policy version 1).',
    'A security factor has impact 4 or more (risk rule, policy version 1).',
  ])
})

it('parses as a policy version, with the words of the change', () => {
  expect(Rulebook.parse(STANDARD_RULEBOOK)).toEqual(STANDARD_RULEBOOK)
  expect(When.shape.categories.element.options).toEqual([...CATEGORIES])
  expect(When.shape.triggers.unwrap().element.options).toEqual([...EMERGENCY_TRIGGERS])
  expect(When.shape.impact.unwrap().shape.dimension.options).toEqual([...IMPACT_DIMENSIONS])
  expect(['none', ...When.shape.impact.unwrap().shape.min.options]).toEqual([...IMPACT_LEVELS])
})

const factor = fc.record({
  category: fc.constantFrom(...FACTOR_CATEGORIES),
  impact: fc.integer({ min: 1, max: 5 }),
})
const impact = fc.constantFrom(...IMPACT_LEVELS, null)
const routed: fc.Arbitrary<RoutedChange> = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  level: fc.constantFrom(...RISK_LEVELS),
  factors: fc.array(factor, { maxLength: 3 }),
  impact: fc.record({ business: impact, technical: impact, security: impact }),
  emergency: fc.option(
    fc.record({ trigger: fc.constantFrom(...EMERGENCY_TRIGGERS), severity: fc.constantFrom(1, 2, 3) }),
  ),
  businessOwners: fc.array(fc.constantFrom('bob', 'dan', null), { maxLength: 3 }),
  businessSeat: fc.subarray(['bob', 'bea']),
})

it('never asks nobody, never twice the same, and always holds one blocking requirement (R08)', () => {
  fc.assert(
    fc.property(routed, (change) => {
      const all = requirementsOf(STANDARD_RULEBOOK, change)
      expect(all.some(({ blocking }) => blocking)).toBe(true)
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
      expect(all.every(({ because, roles }) => because.length > 0 && roles.length > 0)).toBe(true)
    }),
    { seed: 7, numRuns: 2000 },
  )
})

it('raising risk or adding a factor never removes a requirement nor relaxes one (I10)', () => {
  const raise = fc.record({
    level: fc.constantFrom(...RISK_LEVELS),
    extra: fc.array(factor, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(routed, raise, (change, { level, extra }) => {
      fc.pre(RISK_LEVELS.indexOf(level) >= RISK_LEVELS.indexOf(change.level))
      const before = requirementsOf(STANDARD_RULEBOOK, change)
      const after = requirementsOf(STANDARD_RULEBOOK, {
        ...change,
        level,
        factors: [...change.factors, ...extra],
      })
      for (const one of before) {
        const same = after.find(({ key }) => key === one.key)
        expect(same).toBeDefined()
        expect(same?.blocking || !one.blocking).toBe(true)
        expect(same?.hours ?? 0).toBeLessThanOrEqual(one.hours ?? 0)
        expect(same?.veto || !one.veto).toBe(true)
      }
    }),
    { seed: 7, numRuns: 5000 },
  )
})
