import { describe, expect, it } from 'vitest'
import type { PersonActor } from '../auth/actor'
import type { Role } from '../auth/roles'
import type { Verdict } from '../refusal'
import type { Decision } from './decision'
import { isFree, staff, stillStands } from './eligibility'
import { canCondition, canDecide, canDispute, canWithdraw, isCurrent } from './permissions'

const person = (id: string, ...roles: Role[]): PersonActor => ({
  kind: 'person',
  id,
  name: id,
  roles,
  means: { kind: 'screen' },
})
const ann = person('ann', 'technical_lead')
const subject = {
  requestorId: 'rita',
  implementerId: 'otto',
  authorIds: ['mona'],
  revision: 1,
  digest: 'abc',
  status: 'in_review',
}
const step = {
  key: 'technical_lead',
  kind: 'person',
  roles: ['technical_lead'],
  people: null,
  escalateTo: 'cto',
  escalated: false,
  status: 'open',
  ratifyHours: null,
} as const
const business = {
  ...step,
  key: 'business_owner',
  roles: ['business_owner', 'business_rep'],
  people: ['bob'],
  escalateTo: 'coo',
} as const
const word: Decision = {
  personId: 'ann',
  requirement: 'change_manager',
  seat: null,
  decision: 'approve',
  revision: 1,
  digest: 'abc',
  standing: 'counted',
  openConditions: 0,
}
const policy = { tokensDecide: false }
const reason = (verdict: Verdict) => (verdict.ok ? 'yes' : `${verdict.code}: ${verdict.reason}`)

describe('deciding', () => {
  const asked: [string, Verdict, string][] = [
    ['a holder', canDecide(ann, step, subject, [], policy), 'yes'],
    [
      'the requestor',
      canDecide(person('rita', 'technical_lead'), step, subject, [], policy),
      'forbidden: You requested this change, so another person must decide on it.',
    ],
    [
      'the implementer',
      canDecide(person('otto', 'technical_lead'), step, subject, [], policy),
      'forbidden: You are to implement this change, so another person must decide on it.',
    ],
    [
      'an author of the revision',
      canDecide(person('mona', 'technical_lead'), step, subject, [], policy),
      'forbidden: You wrote part of this revision, so another person must decide on it.',
    ],
    [
      'someone counted already',
      canDecide(ann, step, subject, [word], policy),
      'forbidden: You already decided on this revision as change manager; one person counts once. Ask another holder of the role.',
    ],
    [
      'someone who voted in the board',
      canDecide(ann, step, subject, [{ ...word, requirement: null, seat: 'technical_lead' }], policy),
      'forbidden: You already decided on this revision as a board seat; one person counts once. Ask another holder of the role.',
    ],
    [
      'someone recused',
      canDecide(ann, step, subject, [{ ...word, decision: 'recuse' }], policy),
      'forbidden: You recused yourself from this revision, so another person must decide on it.',
    ],
    [
      'someone without the role',
      canDecide(person('sam', 'security_lead'), step, subject, [], policy),
      'forbidden: This requirement needs the role technical lead. Ask a holder of it to decide.',
    ],
    [
      'the escalation role before escalation',
      canDecide(person('tina', 'cto'), step, subject, [], policy),
      'forbidden: This requirement has not been escalated to the CTO yet. It awaits the technical lead.',
    ],
    [
      'the escalation role after it',
      canDecide(person('tina', 'cto'), { ...step, escalated: true }, subject, [], policy),
      'yes',
    ],
    ['a holder after escalation', canDecide(ann, { ...step, escalated: true }, subject, [], policy), 'yes'],
    [
      'the named business owner',
      canDecide(person('bob', 'business_rep'), business, subject, [], policy),
      'yes',
    ],
    [
      'another business owner',
      canDecide(person('dan', 'business_owner'), business, subject, [], policy),
      'forbidden: Only the business owner of an affected service decides this requirement. Ask one of them.',
    ],
    [
      'a named owner who lost the role',
      canDecide(person('bob'), business, subject, [], policy),
      'forbidden: This requirement needs the role business owner or business representative. Ask a holder of it to decide.',
    ],
    [
      'an administrator',
      canDecide(person('root', 'technical_lead', 'administrator'), step, subject, [], policy),
      'forbidden: Administrators hold no authority over changes. Decide with an account that is not an administrator.',
    ],
    [
      'an auditor',
      canDecide(person('ada', 'technical_lead', 'auditor'), step, subject, [], policy),
      'forbidden: Auditors read and never decide. Ask a holder of the role.',
    ],
    [
      'the system',
      canDecide({ kind: 'system', job: 'escalate' }, step, subject, [], policy),
      'forbidden: Cabinet never decides; a person must.',
    ],
    [
      'before its stage',
      canDecide(ann, { ...step, status: 'waiting' }, subject, [], policy),
      'conflict: Technical lead opens when the earlier stage is fulfilled. You will be asked then.',
    ],
    [
      'a decided step',
      canDecide(ann, { ...step, status: 'approved' }, subject, [], policy),
      'conflict: Technical lead is already decided. A decision never changes; its author may withdraw it.',
    ],
    [
      'a cancelled step',
      canDecide(ann, { ...step, status: 'cancelled' }, subject, [], policy),
      'conflict: Technical lead is no longer needed, because this revision has ended.',
    ],
    [
      'a change not in approval',
      canDecide(ann, step, { ...subject, status: 'approved' }, [], policy),
      'conflict: This change is not in approval, so there is nothing to decide.',
    ],
    [
      'a ratification under way',
      canDecide(ann, { ...step, ratifyHours: 24 }, { ...subject, status: 'implementing' }, [], policy),
      'yes',
    ],
    [
      'the board alone',
      canDecide(ann, { ...step, kind: 'board', key: 'board' }, subject, [], policy),
      'forbidden: The board decides in its meeting. The chair records the votes and declares the outcome.',
    ],
    ['a question asked before', canDecide(ann, step, subject, [{ ...word, decision: 'ask' }], policy), 'yes'],
    ['an earlier revision', canDecide(ann, step, subject, [{ ...word, revision: 0 }], policy), 'yes'],
    ['a withdrawn word', canDecide(ann, step, subject, [{ ...word, standing: 'withdrawn' }], policy), 'yes'],
  ]
  it.each(asked)('%s', (_, verdict, expected) => {
    expect(reason(verdict)).toBe(expected)
  })

  it('by token needs the scope decide and a policy that allows it (T15)', () => {
    const token = (scope: 'read' | 'write' | 'decide') => ({
      ...ann,
      means: { kind: 'token', tokenId: 't', scope } as const,
    })
    const open = { tokensDecide: true }
    expect(reason(canDecide(token('decide'), step, subject, [], open))).toBe('yes')
    expect(reason(canDecide(token('decide'), step, subject, [], policy))).toBe(
      'forbidden: The policy does not let tokens decide. Sign in and decide on the screen.',
    )
    expect(reason(canDecide(token('write'), step, subject, [], open))).toBe(
      'forbidden: This token may not decide. Use a token with the scope decide, or sign in.',
    )
  })
  it('is on what was shown (R06)', () => {
    expect(isCurrent({ digest: 'abc' }, subject).ok).toBe(true)
    expect(reason(isCurrent({ digest: 'old' }, subject))).toBe(
      'conflict: This change was edited after you opened it. Look at what changed, then decide again.',
    )
  })
  it('a ratification carries no conditions', () => {
    expect(canCondition(step).ok).toBe(true)
    expect(canCondition({ ratifyHours: 24 }).ok).toBe(false)
  })
})

describe('taking back', () => {
  it('one withdraws only what is own, counted and in time (A19)', () => {
    expect(canWithdraw(ann, word, subject).ok).toBe(true)
    expect(canWithdraw(person('sam'), word, subject).ok).toBe(false)
    expect(canWithdraw(ann, { ...word, standing: 'voided' }, subject).ok).toBe(false)
    expect(canWithdraw(ann, { ...word, revision: 0 }, subject).ok).toBe(false)
    for (const decision of ['ask', 'recuse'] as const)
      expect(canWithdraw(ann, { ...word, decision }, subject).ok).toBe(false)
    expect(canWithdraw(ann, word, { ...subject, status: 'approved' }).ok).toBe(false)
  })
  it('one disputes a vote that another recorded, until start', () => {
    const vote = { ...word, recordedById: 'mona' }
    for (const status of ['in_review', 'approved', 'scheduled'])
      expect(canDispute(ann, vote, { ...subject, status }).ok).toBe(true)
    expect(canDispute(ann, vote, { ...subject, status: 'implementing' }).ok).toBe(false)
    expect(canDispute(ann, { ...vote, recordedById: 'ann' }, subject).ok).toBe(false)
    expect(canDispute(person('sam'), vote, subject).ok).toBe(false)
    expect(canDispute(ann, { ...vote, standing: 'disputed' }, subject).ok).toBe(false)
  })
})

describe('who is left', () => {
  const people = [ann, person('rita', 'technical_lead'), person('tina', 'cto')]
  it('holders without a conflict', () => {
    expect(staff(step, subject, people, [])).toMatchObject({ eligible: ['ann'], escalated: false })
  })
  it('the escalation role too, once escalated', () => {
    expect(staff({ ...step, escalated: true }, subject, people, []).eligible).toEqual(['ann', 'tina'])
  })
  it('the escalation role at once when conflicts leave nobody (rule 15)', () => {
    expect(staff(step, subject, people, [word])).toMatchObject({ eligible: ['tina'], escalated: true })
  })
  it('nobody, and then it never passes', () => {
    expect(staff(step, subject, [people[1] ?? ann], [])).toMatchObject({ eligible: [], escalated: true })
    expect(staff({ ...step, escalateTo: null }, subject, [], []).eligible).toEqual([])
  })
  it('a word stands while its person holds the authority and stays free of conflict (R09)', () => {
    expect(stillStands(ann, step, subject).ok).toBe(true)
    expect(stillStands(person('ann'), step, subject).ok).toBe(false)
    expect(stillStands(ann, step, { ...subject, implementerId: 'ann' }).ok).toBe(false)
    expect(stillStands(null, step, subject).ok).toBe(false)
    expect(isFree(ann, { ...subject, implementerId: null }).ok).toBe(true)
  })
})
