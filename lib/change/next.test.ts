import { describe, expect, test } from 'vitest'
import { CHANGE_STATUSES } from './lifecycle'
import { type NextFacts, nextStepOf } from './next'
import type { Waiting } from './waiting'

const NOBODY = {
  requests: false,
  implements: false,
  manages: false,
  mayEdit: false,
  maySign: false,
  mayClose: false,
  mayRule: false,
}
const FACTS: NextFacts = {
  status: 'in_review',
  outcome: null,
  held: null,
  zone: 'Europe/Amsterdam',
  now: new Date('2026-12-14T10:00:00Z'),
  requestor: 'Rita',
  implementer: 'Otto',
  reader: NOBODY,
  missing: 0,
  waiting: [],
  renew: null,
  conditions: [],
  planned: { start: new Date('2026-12-19T01:00:00Z'), end: new Date('2026-12-19T03:30:00Z') },
  blocking: 0,
  reviewDueAt: null,
  signed: false,
}
const asked = (name: string, more: Partial<Waiting> = {}): Waiting => ({
  name,
  status: 'open',
  blocking: true,
  people: [],
  dueAt: null,
  mine: false,
  ...more,
})
const next = (facts: Partial<NextFacts>) => nextStepOf({ ...FACTS, ...facts })
const reader = (more: Partial<NextFacts['reader']>) => ({ reader: { ...NOBODY, ...more } })

describe('the next step', () => {
  test('names who is awaited and until when', () => {
    const waiting = [
      asked('Security lead', { people: ['Sam'], dueAt: new Date('2026-12-15T15:10:00Z') }),
      asked('Change advisory board', { status: 'waiting' }),
    ]
    expect(next({ waiting })).toEqual({
      lead: 'Waiting for 1 decision.',
      what: 'Security lead (Sam) by Tue 15 Dec, 16:10 CET.',
      act: null,
      then: 'Then change advisory board.',
    })
  })
  test('those awaited by the same time are named together, the soonest first', () => {
    const at = (time: string) => ({ dueAt: new Date(time), people: ['One', 'Two'] })
    const waiting = [
      asked('Business owner', at('2026-12-16T15:00:00Z')),
      asked('CISO', at('2026-12-15T15:00:00Z')),
      asked('Security lead', at('2026-12-15T15:00:00Z')),
    ]
    expect(next({ waiting }).what).toBe(
      'CISO and security lead by Tue 15 Dec, 16:00 CET; business owner (One or Two) by Wed 16 Dec, 16:00 CET.',
    )
  })
  test('asks the reader for a decision that is theirs, and not before its stage', () => {
    const waiting = [asked('Technical lead', { mine: true, dueAt: new Date('2026-12-15T15:10:00Z') })]
    expect(next({ waiting })).toMatchObject({
      lead: 'Your decision is needed.',
      what: 'You decide as technical lead by Tue 15 Dec, 16:10 CET.',
      act: 'decide',
    })
    expect(next({ waiting: [asked('Technical lead', { mine: true, status: 'waiting' })] }).act).toBeNull()
  })
  test('an approval that an edit overtook is renewed', () => {
    const renew = { by: 'Rita', at: new Date('2026-12-11T10:00:00Z'), fields: 2 }
    expect(next({ waiting: [asked('Technical lead', { mine: true })], renew })).toMatchObject({
      lead: 'Your approval needs renewing.',
      what: 'Rita changed 2 fields after you approved on Fri 11 Dec, 11:00 CET.',
      act: 'renew',
    })
  })
  test('a question goes to those who answer for the change', () => {
    const waiting = [asked('Security lead', { status: 'info_requested' })]
    expect(next({ waiting, ...reader({ requests: true }) }).act).toBe('answer')
    expect(next({ waiting }).act).toBeNull()
  })
  test('nobody who may decide is said, and is no step forward (R08)', () => {
    expect(next({ waiting: [asked('CISO', { status: 'unassigned' })] })).toMatchObject({
      lead: 'Nobody may decide.',
      act: null,
    })
  })
  test('on hold comes before everything; only those concerned can resume', () => {
    const held = { by: 'Mona', reason: 'Waiting for the vendor.', at: new Date('2026-12-14T09:00:00Z') }
    const waiting = [asked('Technical lead', { mine: true })]
    expect(next({ held, waiting })).toMatchObject({ lead: 'On hold.', act: null })
    expect(next({ held, waiting, ...reader({ manages: true }) }).act).toBe('resume')
  })
  test('a draft is finished, then submitted, by whoever may', () => {
    expect(next({ status: 'draft', missing: 2, ...reader({ mayEdit: true }) })).toMatchObject({
      what: '2 entries missing before it can be submitted.',
      act: 'edit',
    })
    expect(next({ status: 'draft', ...reader({ mayEdit: true }) }).act).toBe('submit')
    expect(next({ status: 'draft' }).act).toBeNull()
  })
  test('approval and calendar are two gates', () => {
    expect(next({ status: 'approved', planned: null, ...reader({ requests: true }) }).act).toBe('propose')
    expect(next({ status: 'approved', blocking: 1, ...reader({ manages: true }) }).act).toBe('propose')
    expect(next({ status: 'approved', ...reader({ manages: true }) }).act).toBe('schedule')
    expect(next({ status: 'approved', ...reader({ requests: true }) }).act).toBeNull()
  })
  test('only the implementer starts, and a time gone by is proposed anew', () => {
    expect(next({ status: 'scheduled', ...reader({ implements: true }) }).act).toBe('start')
    expect(next({ status: 'scheduled' }).what).toBe('Otto starts it on Sat 19 Dec, 02:00 CET.')
    const now = new Date('2026-12-20T10:00:00Z')
    expect(next({ status: 'scheduled', now, ...reader({ implements: true }) }).act).toBe('propose')
  })
  test('a review is signed, then the change closed', () => {
    expect(next({ status: 'in_pir', ...reader({ maySign: true }) }).act).toBe('sign')
    expect(next({ status: 'in_pir', signed: true, ...reader({ mayClose: true }) }).act).toBe('close')
  })
  test('says something in every state, and asks a bystander for nothing', () => {
    for (const status of CHANGE_STATUSES) {
      const { lead, act } = next({ status })
      expect(lead).toMatch(/[.]$/)
      expect(act).toBeNull()
    }
  })
})
