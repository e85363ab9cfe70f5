import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { apiToken, change, riskAssessment } from '#db/schema'
import { foundCompany } from '#db/testing-company'
import { STANDARD_RISK } from '#lib/policy/factor'
import { assess } from '#lib/risk/score'
import { POST } from './route'

const TOKEN = `cab_${'a'.repeat(40)}`
beforeAll(async () => {
  const company = await foundCompany()
  await db.insert(apiToken).values({
    personId: company.id('rita'),
    name: 'test',
    hash: createHash('sha256').update(TOKEN).digest('hex'),
    scope: 'read',
    expiresAt: new Date('2999-01-01'),
  })
})

async function ask(body: unknown, token = TOKEN) {
  const request = new Request('http://localhost/api/v1/risk-assessments/preview', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const response = await POST(request, { params: Promise.resolve({}) })
  return { status: response.status, body: await response.json() }
}

const IDS = STANDARD_RISK.factors.map(({ id }) => id)
const subsets = Array.from({ length: 128 }, (_, bits) => IDS.filter((_id, at) => bits & (1 << at)))
const HIGH = ['TECH-001', 'BIZ-001', 'COMP-001']

describe('the preview door', () => {
  test('gives the result of the rule for all 128 combinations of the seven factors', async () => {
    for (const declared of subsets) {
      const { status, body } = await ask({ declared })
      expect(status).toBe(200)
      expect(body).toEqual({
        ...assess(STANDARD_RISK, { declared, facts: {} }),
        suggested: [],
        policyVersion: 1,
      })
      const level = declared.some((id) => HIGH.includes(id))
        ? 'HIGH'
        : declared.length > 0
          ? 'MEDIUM'
          : 'VERY_LOW'
      expect(body.level).toBe(level)
      expect(body.approvals).toEqual([
        'change_manager',
        ...(level === 'VERY_LOW' ? [] : ['technical_lead']),
        ...(level === 'HIGH' ? ['security_lead', 'business_owner'] : []),
        ...(level !== 'HIGH' && declared.some((id) => id === 'SEC-001' || id === 'SEC-003')
          ? ['security_lead']
          : []),
        ...(declared.includes('COMP-001') ? ['compliance_officer'] : []),
      ])
      expect(body.rollback).toHaveLength({ VERY_LOW: 3, MEDIUM: 5, HIGH: 8 }[level])
    }
  })

  test('answers as the contract shows and stores nothing', async () => {
    const { status, body } = await ask({
      title: 'Rotate keys',
      description: 'Traffic goes past firewall A then',
      services: ['payments-api'],
      declared: ['SEC-001', 'TECH-001'],
      facts: {},
    })
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'level',
      'factors',
      'approvals',
      'mitigation',
      'rollback',
      'suggested',
      'policyVersion',
    ])
    expect(body).toMatchObject({
      level: 'HIGH',
      factors: [
        { id: 'SEC-001', impact: 4, probability: 3, level: 'MEDIUM', because: ['declared'] },
        { id: 'TECH-001', impact: 4, probability: 4, level: 'HIGH', because: ['declared'] },
      ],
      approvals: ['change_manager', 'technical_lead', 'security_lead', 'business_owner'],
      suggested: [{ id: 'SEC-003', field: 'description', text: 'firewall', start: 18, end: 26 }],
      policyVersion: 1,
    })
    expect([...(await db.select().from(change)), ...(await db.select().from(riskAssessment))]).toEqual([])
  })

  test('a regulated service brings the compliance factor', async () => {
    const { body } = await ask({ services: ['ledger-db', 'ledger-db'] })
    expect(body).toMatchObject({
      level: 'HIGH',
      factors: [{ id: 'COMP-001', because: ['The service Ledger database is regulated'] }],
    })
  })

  test('names what it does not know', async () => {
    expect(await ask({ services: ['payments-api', 'nowhere'] })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ path: 'services', message: expect.stringContaining('nowhere') }] },
    })
    expect(await ask({ declared: ['SEC-999'] })).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(await ask({ facts: { cheap: true } })).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(await ask({ declared: [] }, `cab_${'b'.repeat(40)}`)).toMatchObject({ status: 401 })
  })
})
