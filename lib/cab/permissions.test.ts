import { describe, expect, it } from 'vitest'
import type { Decision } from '../approval/decision'
import type { PersonActor } from '../auth/actor'
import type { Role } from '../auth/roles'
import { STANDARD_ROUTE } from '../policy/route'
import { canBreakTie, canChair, canVote } from './permissions'
import { seatsOf, votesOf } from './seat'

const person = (id: string, ...roles: Role[]): PersonActor => ({
  kind: 'person',
  id,
  name: id,
  roles,
  means: { kind: 'screen' },
})
const mona = person('mona', 'change_manager')
const max = person('max', 'change_manager', 'technical_lead')
const ann = person('ann', 'technical_lead')
const tina = person('tina', 'cto')
const bea = person('bea', 'business_rep')
const bob = person('bob', 'business_rep')
const people = [mona, max, ann, tina, bea, bob]
const subject = {
  requestorId: 'rita',
  implementerId: null,
  authorIds: [],
  revision: 1,
  digest: 'abc',
  status: 'in_review',
}
const word = (over: Partial<Decision>): Decision => ({
  personId: 'ann',
  requirement: 'technical_lead',
  seat: 'technical_lead',
  decision: 'approve',
  revision: 1,
  digest: 'abc',
  standing: 'counted',
  openConditions: 0,
  ...over,
})
const steps = [
  { seat: 'business_rep', people: ['bob'], escalateTo: 'coo', escalated: false },
  { seat: 'technical_lead', people: null, escalateTo: 'cto', escalated: true },
] as const
const seats = (decisions: Decision[] = [], of = subject) =>
  seatsOf(STANDARD_ROUTE.board, people, { factors: [{ category: 'Security' }], steps }, of, decisions)
const seat = (key: string, decisions: Decision[] = [], of = subject) => {
  const found = seats(decisions, of).find((one) => one.key === key)
  if (!found) throw new RangeError(`No seat ${key}.`)
  return found
}

describe('the seats', () => {
  it('hold holders in their order, a named owner first, and the escalation role when escalated', () => {
    expect(seats().map(({ key, people, blocking }) => [key, people.join(' '), blocking])).toEqual([
      ['change_manager', 'mona max', false],
      ['technical_lead', 'max ann tina', false],
      ['security_lead', '', true],
      ['business_rep', 'bob bea', false],
    ])
  })
  it('recuse the conflicted and those who gave another word', () => {
    expect(seat('change_manager', [], { ...subject, requestorId: 'mona' }).conflicted).toEqual(['mona'])
    const ciso = word({ personId: 'tina', requirement: 'cto', seat: null })
    expect(seat('technical_lead', [word({}), ciso]).conflicted).toEqual(['tina'])
  })
  it('carry the words given in advance as votes', () => {
    const words = [
      word({}),
      word({ personId: 'bob', seat: null }),
      word({ personId: 'max', decision: 'ask' }),
    ]
    expect(votesOf([...words, word({ standing: 'disputed' }), word({ revision: 0 })], subject)).toEqual([
      { seat: 'technical_lead', personId: 'ann', value: 'approve' },
    ])
  })
})

describe('the chair', () => {
  const board = (status: 'open' | 'waiting' | 'approved') => ({
    board: { status },
    chair: seat('change_manager'),
  })
  it('records and declares while the board is open', () => {
    expect(canChair(mona, board('open'), subject, []).ok).toBe(true)
    expect(canChair(mona, board('waiting'), subject, []).ok).toBe(false)
    expect(canChair(mona, board('approved'), subject, []).ok).toBe(false)
    expect(canChair(mona, board('open'), { ...subject, status: 'deferred' }, []).ok).toBe(false)
  })
  it('sits on the seat, is free, and has no other word on the revision (rules 1, 7, 14)', () => {
    const own = word({ personId: 'mona', requirement: 'change_manager', seat: 'change_manager' })
    expect(canChair(mona, board('open'), subject, [own]).ok).toBe(true)
    expect(
      canChair(mona, board('open'), subject, [word({ personId: 'mona', requirement: 'ciso', seat: null })])
        .ok,
    ).toBe(false)
    expect(canChair(mona, board('open'), { ...subject, requestorId: 'mona' }, []).ok).toBe(false)
    expect(canChair(ann, board('open'), subject, []).ok).toBe(false)
    expect(canChair({ kind: 'system', job: 'close' }, board('open'), subject, []).ok).toBe(false)
  })
})

it('a vote is for those of the seat who are free; the same seat may be voted again', () => {
  expect(canVote(ann, seat('technical_lead'), subject, [word({})]).ok).toBe(true)
  expect(canVote(ann, seat('change_manager'), subject, []).ok).toBe(false)
  expect(
    canVote(max, seat('technical_lead'), subject, [word({ personId: 'max', seat: 'change_manager' })]).ok,
  ).toBe(false)
  expect(canVote(ann, seat('technical_lead'), { ...subject, requestorId: 'ann' }, []).ok).toBe(false)
})

it('the CTO breaks a tie only without a word on the revision', () => {
  expect(canBreakTie(tina, 'cto', subject, []).ok).toBe(true)
  expect(canBreakTie(tina, 'cto', subject, [word({ personId: 'tina', seat: null })]).ok).toBe(false)
  expect(canBreakTie(mona, 'cto', subject, []).ok).toBe(false)
})
