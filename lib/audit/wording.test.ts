import { describe, expect, test } from 'vitest'
import type { DomainEvent } from '../events'
import { differenceOf } from './difference'
import { cursorOf, ListTrail, periodOf, placeOf, soughtBy } from './listing'
import { typeWords, wordingOf } from './wording'

const of = { changeId: 'c', number: 'CHG-1024', stepId: 's' }

describe('a sentence goes on from who did it', () => {
  const cases: [DomainEvent, string][] = [
    [
      { type: 'approval.granted', ...of, role: 'ciso', decisionId: 'd', reason: ' Plan is sound. ' },
      'approved as CISO: Plan is sound.',
    ],
    [
      {
        type: 'approval.granted_with_conditions',
        ...of,
        role: 'qa_lead',
        decisionId: 'd',
        reason: '',
        conditions: ['Test it'],
      },
      'approved as QA lead with 1 condition: Test it',
    ],
    [
      { type: 'approval.requested', ...of, role: 'board', dueAt: null },
      'asked the change advisory board to decide',
    ],
    [{ type: 'change.cancelled', ...of, reason: '' }, 'cancelled it'],
    [{ type: 'change.closed', ...of, outcome: 'with_issues' }, 'closed it as successful with issues'],
    [
      { type: 'auth.password_set', personId: 'p', email: 'ann@example.com', by: 'reset' },
      'set the password of ann@example.com by a reset link',
    ],
  ]
  test.each(cases)('%o', (event, sentence) => expect(wordingOf(event)).toBe(sentence))
  test('types read as choices', () => {
    expect(typeWords('approval.granted_with_conditions')).toBe('Approval: granted with conditions')
    expect(typeWords('cab.vote_recorded')).toBe('CAB: vote recorded')
  })
})

test('before and after, field by field, only what differs', () => {
  const fields = [{ field: 'Title', before: 'a', after: 'b' }]
  expect(differenceOf({ type: 'change.edited', ...of, revision: 1, fields, digest: 'd' })).toEqual(fields)
  expect(
    differenceOf({
      type: 'organisation.settings_changed',
      before: { name: 'A', businessDays: [1, 2], demo: true },
      after: { name: 'B', businessDays: [1, 2], demo: false },
    }),
  ).toEqual([
    { field: 'Name', before: 'A', after: 'B' },
    { field: 'Demo', before: 'yes', after: 'no' },
  ])
  expect(differenceOf({ type: 'risk.raised', ...of, before: 'LOW', after: 'HIGH', reason: 'x' })).toEqual([
    { field: 'Raised', before: 'LOW', after: 'HIGH' },
  ])
  expect(differenceOf({ type: 'change.resumed', ...of })).toEqual([])
})

describe('the address of the page', () => {
  test('what cannot be read is left out', () => {
    expect(
      ListTrail.parse({ who: 'x', what: '; drop', since: '2026-02-30', event: ['a', 'b'], other: '1' }),
    ).toEqual({})
    expect(ListTrail.parse({ who: 'system', what: 'approval', since: '2026-02-28' })).toEqual({
      who: 'system',
      what: 'approval',
      since: '2026-02-28',
    })
  })
  test('a cursor reads back, another text does not', () => {
    const place = { at: '2026-11-24T10:00:00.000Z', stream: 'change:x', seq: 3, back: true }
    expect(placeOf(cursorOf(place))).toEqual(place)
    for (const text of [undefined, '', '[]', '{', '["a","b","c",true]']) expect(placeOf(text)).toBeNull()
  })
  test('a day with a clock change is 23 or 25 hours long', () => {
    const hours = (day: string) => {
      const { from, to } = periodOf({ since: day, until: day }, 'Europe/Amsterdam')
      return ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 3_600_000
    }
    expect(['2026-03-29', '2026-10-25', '2026-11-24'].map(hours)).toEqual([23, 25, 24])
  })
  test('words mean a change, a person or a service', () => {
    expect(soughtBy('chg-12')).toEqual({ kind: 'change', name: 'CHG-12' })
    expect(soughtBy('Ann@example.com')).toEqual({ kind: 'person', name: 'ann@example.com' })
    expect(soughtBy('payments-api')).toEqual({ kind: 'service', name: 'payments-api' })
    expect(soughtBy(undefined)).toBeNull()
  })
})
