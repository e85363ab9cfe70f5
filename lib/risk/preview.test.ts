import { describe, expect, test } from 'vitest'
import { STANDARD_RISK } from '../policy/factor'
import { preview } from './preview'
import { PreviewRisk } from './schema'

const rulebook = { version: 1, risk: STANDARD_RISK }
const answer = (input: unknown, services: Parameters<typeof preview>[2] = []) =>
  preview(rulebook, PreviewRisk.parse(input), services)

describe('the preview door', () => {
  test('answers as the contract shows', () => {
    const input = {
      title: 'Rotate keys',
      description: 'Open the firewall port',
      services: ['payments-api'],
      declared: ['SEC-001', 'TECH-001'],
      facts: {},
    }
    expect(answer(input)).toEqual({
      level: 'HIGH',
      factors: [
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
      ],
      approvals: ['change_manager', 'technical_lead', 'security_lead', 'business_owner'],
      mitigation: [
        'Comprehensive security testing',
        'Database backup verification',
        'Migration testing in staging',
        'Performance impact assessment',
        'Security team review and approval',
        'Staged rollout with monitoring',
      ],
      rollback: expect.arrayContaining(['Immediate rollback capability available']),
      suggested: [{ id: 'SEC-003', field: 'description', text: 'firewall', start: 9, end: 17 }],
      policyVersion: 1,
    })
  })

  test('words never change the level by themselves', () => {
    const description = 'Open the firewall, migrate the database, change the login page'
    const result = answer({ description })
    expect(result.suggested.length).toBeGreaterThan(2)
    expect(result).toMatchObject({ level: 'VERY_LOW', factors: [], approvals: ['change_manager'] })
  })

  test('derives no fact from many services or a missing rollback test', () => {
    const services = ['a', 'b', 'c', 'd', 'e']
    expect(answer({ services, declared: ['SEC-001'] })).toEqual(answer({ declared: ['SEC-001'] }))
  })

  test('a regulated service brings COMP-001', () => {
    const regulated = [{ slug: 'ledger', name: 'Ledger', regulated: true }]
    expect(answer({ services: ['ledger'] }, regulated).factors).toMatchObject([
      { id: 'COMP-001', because: ['The service Ledger is regulated'] },
    ])
  })

  test('keeps the text as typed, so that offsets hold', () => {
    expect(answer({ description: '  e\u0301 firewall ' }).suggested[0]).toMatchObject({ start: 5, end: 13 })
  })
})

describe('its input', () => {
  const fails = (input: unknown) => !PreviewRisk.safeParse(input).success

  test.each([
    { unknown: 1 },
    { facts: { FirstTime: true } },
    { facts: JSON.parse('{"__proto__": true}') },
    { facts: { constructor: true } },
    { facts: { firstTime: 'yes' } },
    { facts: [] },
    { declared: 'SEC-001' },
    { declared: Array.from({ length: 51 }, () => 'SEC-001') },
    { services: Array.from({ length: 101 }, () => 'a') },
    { title: 'x'.repeat(1001) },
    { description: 'x'.repeat(100_001) },
    { description: 'a\u0000b' },
    { description: '\ud800' },
  ])('refuses %j', (input) => {
    expect(fails(input)).toBe(true)
  })

  test('accepts each fact and an empty request', () => {
    expect(fails({})).toBe(false)
    expect(
      fails({ facts: Object.fromEntries(Object.keys(STANDARD_RISK.facts).map((key) => [key, true])) }),
    ).toBe(false)
  })
})
