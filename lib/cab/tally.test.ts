import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Seat, VOTES, type Vote } from './quorum'
import { type CastingVote, type Tally, tally } from './tally'

const seat = (key: Seat['key'], people: string[], over: Partial<Seat> = {}): Seat => ({
  key,
  chair: key === 'change_manager',
  blocking: false,
  people,
  conflicted: [],
  ...over,
})
const core = [
  seat('change_manager', ['mona', 'max']),
  seat('technical_lead', ['ann', 'abe']),
  seat('security_lead', ['sam', 'sue']),
  seat('business_rep', ['bob', 'bea']),
]
const rule = { quorum: 4, minVotes: 3 }
const vote = (line: string): Vote[] =>
  line.split(' ').map((one) => {
    const [personId = '', mark = ''] = one.split(':')
    const value = { y: 'approve', c: 'approve_with_conditions', n: 'reject', a: 'abstain', r: 'recuse' }[mark]
    const at = core.find(({ people }) => people.includes(personId))
    return { seat: at?.key ?? 'change_manager', personId, value: value as Vote['value'] }
  })

describe('the tally of a meeting (D115)', () => {
  it.each([
    ['four for', 'mona:y ann:y sam:y bob:y', 'approved'],
    ['three for, one abstains', 'mona:y ann:y sam:y bob:a', 'approved'],
    ['three against one', 'mona:y ann:y sam:n bob:y', 'approved'],
    ['one condition makes it conditional', 'mona:y ann:c sam:y bob:n', 'approved_with_conditions'],
    ['three against', 'mona:y ann:n sam:n bob:n', 'rejected'],
    ['two against two', 'mona:y ann:n sam:n bob:y', 'tied'],
    ['too few votes cast', 'mona:y ann:y sam:a bob:a', 'undecided'],
    ['a seat missing', 'mona:y ann:y sam:y', 'undecided'],
    ['a recused seat passes to the deputy', 'mona:y ann:r abe:y sam:y bob:y', 'approved'],
    ['a recused seat without a deputy misses from the quorum', 'mona:y ann:r sam:y bob:y', 'undecided'],
    ["the holder's vote stands before the deputy's", 'mona:y ann:n abe:y sam:n bob:n', 'rejected'],
  ])('%s: %s', (_, votes, result) => {
    expect(tally(core, vote(votes), rule).result).toBe(result)
  })
  it('a blocking seat decides by its rejection, quorum or not; otherwise it weighs like any other (D111)', () => {
    const blocking = core.map((one) => ({ ...one, blocking: one.key === 'security_lead' }))
    expect(tally(blocking, vote('mona:y ann:y sam:n bob:y'), rule).result).toBe('rejected')
    expect(tally(blocking, vote('sam:n'), rule).result).toBe('rejected')
    expect(tally(blocking, vote('mona:y ann:n sam:y bob:y'), rule).result).toBe('approved')
  })
  it('who is present and silent counts for quorum, not for the majority', () => {
    const votes = vote('mona:y ann:y sam:y')
    expect(tally(core, votes, rule, { present: ['bea'] })).toMatchObject({
      result: 'approved',
      quorumMet: true,
    })
    expect(tally(core, votes, rule, { present: ['rita'] })).toMatchObject({ missingSeats: ['business_rep'] })
  })
  it('a requestor on the board is recused by rule', () => {
    const recused = core.map((one) => (one.key === 'technical_lead' ? { ...one, conflicted: ['ann'] } : one))
    expect(tally(recused, vote('mona:y ann:y sam:y bob:y'), rule).result).toBe('undecided')
    expect(tally(recused, vote('mona:y ann:y abe:n sam:y bob:y'), rule)).toMatchObject({
      approve: 3,
      reject: 1,
    })
  })
  it('nobody sits twice', () => {
    const both = [seat('change_manager', ['mona']), seat('technical_lead', ['mona', 'ann'])]
    const votes: Vote[] = [
      { seat: 'change_manager', personId: 'mona', value: 'approve' },
      { seat: 'technical_lead', personId: 'mona', value: 'approve' },
    ]
    expect(tally(both, votes, { quorum: 2, minVotes: 2 })).toMatchObject({ approve: 1, quorumMet: false })
  })
  it('tells of each seat in words', () => {
    expect(tally(core, vote('mona:y ann:r abe:n sam:a'), rule).explanation).toEqual([
      'Change manager: approves.',
      'Technical lead: rejects, by a deputy.',
      'Security lead: abstains.',
      'Business representative: nobody sits.',
      '3 of 4 seats are covered; the quorum of 4 is not met.',
      '1 for and 1 against; at least 3 votes must be cast.',
    ])
  })
})

describe('a tie (D32, D115)', () => {
  const tied = vote('mona:y ann:n sam:n bob:y')
  const cast = (over: Partial<CastingVote>): CastingVote => ({
    personId: 'mona',
    as: 'chair',
    value: 'approve',
    rationale: 'The window closes on Saturday.',
    ...over,
  })
  it.each<[string, Partial<CastingVote>, Tally['result']]>([
    ['the chair with a rationale', {}, 'approved'],
    ['the chair against', { value: 'reject' }, 'rejected'],
    ['no rationale', { rationale: '  ' }, 'tied'],
    ['someone else', { personId: 'ann' }, 'tied'],
    ['the CTO while the chair sits', { personId: 'tina', as: 'cto' }, 'tied'],
  ])('%s', (_, over, result) => {
    expect(tally(core, tied, rule, { casting: cast(over) }).result).toBe(result)
  })
  it('goes to the CTO when the chair is recused, unless the CTO voted', () => {
    const votes = vote('mona:r max:y ann:n sam:n bob:y')
    expect(tally(core, votes, rule)).toMatchObject({ result: 'tied', tieBreaker: 'cto' })
    expect(tally(core, votes, rule, { casting: cast({ personId: 'max' }) }).result).toBe('tied')
    const cto = cast({ personId: 'tina', as: 'cto' })
    expect(tally(core, votes, rule, { casting: cto }).result).toBe('approved')
    const seated = core.map((one) => (one.key === 'business_rep' ? { ...one, people: ['bob', 'tina'] } : one))
    const voted: Vote[] = [...votes, { seat: 'business_rep', personId: 'tina', value: 'abstain' }]
    expect(tally(seated, voted, rule, { casting: cto }).result).toBe('tied')
  })
})

/** The same rules by brute force: walk the seats, look every person up, count by hand. */
function oracle(
  seats: readonly Seat[],
  votes: readonly Vote[],
  quorum: number,
  minVotes: number,
  there: string[],
) {
  const sits = new Map<string, string>()
  let yes = 0
  let no = 0
  let covered = 0
  let condition = false
  let veto = false
  for (const one of seats) {
    let sitter = ''
    let said = ''
    for (const voters of [true, false])
      for (const person of one.people) {
        const mine = votes.filter((v) => v.personId === person)
        const here = mine.filter((v) => v.seat === one.key).map((v) => v.value as string)
        if (sitter || sits.has(person) || one.conflicted.includes(person)) continue
        if (here.includes('recuse') && !here.includes('reject')) continue
        if (voters ? here.length === 0 : mine.length > 0 || !there.includes(person)) continue
        sitter = person
        if (!voters) continue
        if (here.includes('reject')) said = 'reject'
        else if (here.includes('abstain')) said = 'abstain'
        else if (here.includes('approve_with_conditions')) said = 'condition'
        else said = 'yes'
      }
    if (!sitter) continue
    sits.set(sitter, one.key)
    covered++
    if (said === 'yes' || said === 'condition') yes++
    if (said === 'condition') condition = true
    if (said === 'reject') no++
    if (said === 'reject' && one.blocking) veto = true
  }
  if (veto) return 'rejected'
  if (covered < quorum || yes + no < minVotes) return 'undecided'
  if (yes === no) return 'tied'
  if (no > yes) return 'rejected'
  return condition ? 'approved_with_conditions' : 'approved'
}

const PEOPLE = ['mona', 'max', 'ann', 'sam', 'bob', 'bea']
const KEYS = core.map(({ key }) => key)
const meeting = fc.record({
  seats: fc.tuple(
    ...KEYS.map((key) =>
      fc.record({
        key: fc.constant(key),
        chair: fc.constant(key === 'change_manager'),
        blocking: fc.boolean().map((flag) => flag && key === 'security_lead'),
        people: fc.shuffledSubarray(PEOPLE, { minLength: 1, maxLength: 3 }),
        conflicted: fc.subarray(PEOPLE, { maxLength: 1 }),
      }),
    ),
  ),
  votes: fc.array(
    fc.record({
      seat: fc.constantFrom(...KEYS),
      personId: fc.constantFrom(...PEOPLE),
      value: fc.constantFrom(...VOTES, 'approve' as const, 'reject' as const),
    }),
    { maxLength: 10 },
  ),
  quorum: fc.constantFrom(2, 3, 4),
  minVotes: fc.constantFrom(1, 2, 3),
  present: fc.subarray(PEOPLE),
})

it('equals brute force in 10,000 random meetings, most of them decided (R18)', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(meeting, ({ seats, votes, quorum, minVotes, present }) => {
      const { result } = tally(seats, votes, { quorum, minVotes }, { present })
      seen.set(result, (seen.get(result) ?? 0) + 1)
      return result === oracle(seats, votes, quorum, minVotes, present)
    }),
    { seed: 18, numRuns: 10_000 },
  )
  for (const result of ['approved', 'approved_with_conditions', 'rejected', 'tied', 'undecided'])
    expect(seen.get(result) ?? 0).toBeGreaterThan(150)
})

it('does not depend on the order of votes', () => {
  const shuffled = meeting.chain((one) =>
    fc.tuple(fc.constant(one), fc.shuffledSubarray(one.votes, { minLength: one.votes.length })),
  )
  fc.assert(
    fc.property(shuffled, ([{ seats, votes, quorum, minVotes, present }, other]) => {
      const rules = { quorum, minVotes }
      expect(tally(seats, other, rules, { present })).toEqual(tally(seats, votes, rules, { present }))
    }),
    { seed: 18, numRuns: 3000 },
  )
})

it('one more approval never turns approved into rejected', () => {
  const more = fc.record({ seat: fc.constantFrom(...KEYS), personId: fc.constantFrom(...PEOPLE) })
  fc.assert(
    fc.property(meeting, more, ({ seats, votes, quorum, minVotes, present }, one) => {
      // The database keeps one vote per person and revision, so both meetings have that.
      const once = votes.filter(
        ({ personId }, at) =>
          personId !== one.personId && votes.findIndex((vote) => vote.personId === personId) === at,
      )
      const rules = { quorum, minVotes }
      const before = tally(seats, once, rules, { present }).result
      const after = tally(seats, [...once, { ...one, value: 'approve' }], rules, { present }).result
      return !(before.startsWith('approved') && after === 'rejected')
    }),
    { seed: 18, numRuns: 10_000 },
  )
})
