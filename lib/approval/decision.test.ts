import { describe, expect, it } from 'vitest'
import { STANDARD_RULEBOOK } from '../policy/rulebook'
import { type Decision, type Proceedings, type Ruling, settle } from './decision'
import { type RoutedChange, requirementsOf } from './routing'

const now = { revision: 2, digest: 'abc' }
const low: RoutedChange = {
  category: 'normal',
  level: 'LOW',
  factors: [{ category: 'Security', impact: 2 }],
  impact: { business: null, technical: null, security: null },
  emergency: null,
  businessOwners: [],
  businessSeat: [],
}
const medium = { ...low, level: 'MEDIUM', factors: [{ category: 'Compliance', impact: 4 }] } as const
const high = { ...low, level: 'HIGH' } as const
const urgent = {
  ...low,
  category: 'emergency',
  emergency: { trigger: 'system_outage', severity: 1 },
} as const
const word = (
  requirement: Decision['requirement'],
  decision: Decision['decision'],
  over: Partial<Decision> = {},
) => ({
  personId: `${requirement}`,
  requirement,
  seat: null,
  decision,
  standing: 'counted' as const,
  openConditions: 0,
  ...now,
  ...over,
})
const ruled = (outcome: Ruling['outcome'], over: Partial<Ruling> = {}): Ruling => ({
  outcome,
  standing: 'counted',
  ...now,
  ...over,
})
const settled = (change: RoutedChange, decisions: Decision[], over: Partial<Proceedings> = {}) => {
  const all = requirementsOf(STANDARD_RULEBOOK, change)
  const { requirements, ...rest } = settle(all, {
    ...now,
    decisions,
    ruling: null,
    opened: [],
    unassigned: [],
    ...over,
  })
  return { ...rest, steps: Object.fromEntries(requirements.map(({ key, status }) => [key, status])) }
}

describe('stages (D77)', () => {
  it('open one after the other, and name what opened', () => {
    expect(settled(low, [])).toMatchObject({
      steps: { change_manager: 'open', security_lead: 'waiting' },
      opened: ['change_manager'],
    })
    const opened: Proceedings['opened'] = ['change_manager']
    expect(settled(low, [word('change_manager', 'approve')], { opened })).toMatchObject({
      steps: { change_manager: 'approved', security_lead: 'open' },
      opened: ['security_lead'],
      change: 'in_review',
    })
  })
  it("a seat's word opens the next stage, for or against; the board waits for those who stand alone only (D111)", () => {
    expect(settled(medium, []).steps).toEqual({
      change_manager: 'open',
      technical_lead: 'waiting',
      compliance_officer: 'waiting',
      board: 'waiting',
    })
    const against = [word('change_manager', 'reject', { seat: 'change_manager' })]
    expect(settled(medium, against)).toMatchObject({
      change: 'in_review',
      steps: {
        change_manager: 'rejected',
        technical_lead: 'open',
        compliance_officer: 'open',
        board: 'waiting',
      },
    })
    expect(settled(medium, [...against, word('compliance_officer', 'approve')]).steps).toMatchObject({
      technical_lead: 'open',
      board: 'open',
    })
  })
  it('a question keeps its step open and the next stage shut', () => {
    expect(settled(low, [word('change_manager', 'ask')]).steps).toEqual({
      change_manager: 'info_requested',
      security_lead: 'waiting',
    })
    const answered = [word('change_manager', 'ask', { standing: 'answered' })]
    expect(settled(low, answered).steps.change_manager).toBe('open')
  })
})

describe('approval', () => {
  const both = [word('change_manager', 'approve'), word('security_lead', 'approve')]
  it('needs every blocking requirement', () => {
    expect(settled(low, both).change).toBe('approved')
    expect(settled(low, both.slice(1)).change).toBe('in_review')
  })
  it.each(['withdrawn', 'voided', 'disputed'] as const)('does not count a %s word', (standing) => {
    expect(settled(low, [both[0], { ...both[1], standing }] as Decision[]).change).toBe('in_review')
  })
  it.each([{ revision: 1 }, { digest: 'old' }])(
    'does not count a word on other content: %o (R06)',
    (over) => {
      expect(
        settled(low, [word('change_manager', 'approve'), word('security_lead', 'approve', over)]).change,
      ).toBe('in_review')
    },
  )
  it('is conditional while a condition is open', () => {
    const conditional = (openConditions: number) => [
      word('change_manager', 'approve'),
      word('security_lead', 'approve_with_conditions', { openConditions }),
    ]
    expect(settled(low, conditional(1)).change).toBe('approved_with_conditions')
    expect(settled(low, conditional(0)).change).toBe('approved')
  })
  it('does not wait for a later ratification (D10)', () => {
    expect(settled(urgent, [word('eca', 'approve')])).toMatchObject({
      change: 'approved',
      steps: { eca: 'approved', bcm: 'open' },
    })
    expect(settled(urgent, [word('bcm', 'approve')]).change).toBe('in_review')
    expect(settled(urgent, [word('bcm', 'reject')]).change).toBe('in_review')
  })
  it('by the board fulfils the seats, whatever each said (D111)', () => {
    const decisions = [
      word('change_manager', 'approve', { seat: 'change_manager' }),
      word('technical_lead', 'reject', { seat: 'technical_lead' }),
    ]
    expect(settled(high, decisions).change).toBe('in_review')
    expect(settled(high, decisions, { ruling: ruled('approved') })).toMatchObject({
      change: 'approved',
      steps: { technical_lead: 'approved', security_lead: 'approved', board: 'approved' },
    })
  })
  it('by the board does not replace those who stand alone', () => {
    expect(settled(medium, [], { ruling: ruled('approved') }).change).toBe('in_review')
  })
  it.each([{ standing: 'voided' }, { revision: 1 }, { digest: 'old' }] as const)(
    'a ruling %o does not count',
    (over) => {
      expect(settled(high, [], { ruling: ruled('approved', over) }).change).toBe('in_review')
    },
  )
  it('never comes from nobody (R08, D76)', () => {
    expect(settle([], { ...now, decisions: [], ruling: null, opened: [], unassigned: [] })).toMatchObject({
      change: 'in_review',
      explanation: ['No requirement is recorded for this revision, so it cannot be approved.'],
    })
    expect(
      settled(low, [word('change_manager', 'approve')], { unassigned: ['security_lead'] }),
    ).toMatchObject({
      change: 'in_review',
      steps: { security_lead: 'unassigned' },
    })
    const silent = { ruling: ruled('approved'), unassigned: ['technical_lead' as const] }
    expect(settled(high, [], silent)).toMatchObject({
      change: 'in_review',
      steps: { technical_lead: 'unassigned' },
    })
  })
})

describe('rejection', () => {
  it('by a requirement that stands alone ends the revision and closes the rest (D60)', () => {
    expect(settled(low, [word('change_manager', 'reject')])).toMatchObject({
      change: 'rejected',
      steps: { change_manager: 'rejected', security_lead: 'cancelled' },
    })
    const alone = [word('change_manager', 'approve'), word('compliance_officer', 'reject')]
    expect(settled(medium, alone).change).toBe('rejected')
  })
  it('by a seat weighs in the vote, by a blocking seat decides at once (D111)', () => {
    expect(settled(high, [word('technical_lead', 'reject', { seat: 'technical_lead' })]).change).toBe(
      'in_review',
    )
    expect(settled(high, [word('security_lead', 'reject', { seat: 'security_lead' })]).change).toBe(
      'rejected',
    )
    const plain = { ...high, factors: [] }
    expect(settled(plain, [word('security_lead', 'reject', { seat: 'security_lead' })]).change).toBe(
      'in_review',
    )
  })
  it('by the board ends the revision', () => {
    expect(settled(high, [], { ruling: ruled('rejected') })).toMatchObject({
      change: 'rejected',
      steps: { board: 'rejected', security_lead: 'cancelled' },
    })
  })
})
