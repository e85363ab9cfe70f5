import { describe, expect, test } from 'vitest'
import { type CheckFacts, checksOf } from './check'

const document = (met: boolean) => ({
  key: 'plan',
  name: 'Plan',
  met,
  missing: met ? [] : ['List the steps.'],
})
const FACTS: CheckFacts = {
  documents: [document(true)],
  notice: { needed: 10, given: 12, met: true },
  planned: true,
  ahead: true,
  conflicts: [],
  duties: [],
  conditions: { open: 0, met: 0 },
}
const conflict = (kind: string, more: Partial<CheckFacts['conflicts'][number]> = {}) => ({
  kind,
  severity: 'block' as const,
  sentence: `It is ${kind}.`,
  overridden: false,
  ...more,
})
const states = (facts: Partial<CheckFacts>) =>
  Object.fromEntries(checksOf({ ...FACTS, ...facts }).map(({ key, state }) => [key, state]))

describe('the checks', () => {
  test('all met when everything is there and known', () => {
    expect(new Set(Object.values(states({})))).toEqual(new Set(['met']))
  })
  test('what is not known is not verified, never met (R08)', () => {
    const unknown = states({ planned: false, notice: null, duties: null, conditions: null })
    expect(unknown).toEqual({
      documents: 'met',
      notice: 'not_verified',
      window: 'not_verified',
      conflicts: 'not_verified',
      duties: 'not_verified',
      conditions: 'not_verified',
    })
    expect(states({ documents: [] }).documents).toBe('not_met')
  })
  test('a missing document is named', () => {
    const [first] = checksOf({ ...FACTS, documents: [document(true), document(false)] })
    expect(first).toMatchObject({
      state: 'not_met',
      name: 'Complete, 1 of 2 documents',
      detail: 'List the steps.',
    })
  })
  test('a window, a freeze and short notice each fail their own check', () => {
    expect(states({ conflicts: [conflict('outside_window')] })).toMatchObject({
      window: 'not_met',
      conflicts: 'met',
    })
    expect(states({ conflicts: [conflict('freeze')] })).toMatchObject({ window: 'met', conflicts: 'not_met' })
    const notice = { needed: 10, given: 2, met: false }
    expect(states({ notice, conflicts: [conflict('short_notice')] })).toMatchObject({
      notice: 'not_met',
      conflicts: 'met',
    })
  })
  test('an override in force meets the check and says so', () => {
    const notice = { needed: 10, given: 2, met: false }
    const checks = checksOf({ ...FACTS, notice, conflicts: [conflict('short_notice', { overridden: true })] })
    expect(checks[1]).toMatchObject({ state: 'met', detail: '2 business days of 10 needed, overridden' })
  })
  test('nothing is checked against the time of a start that is over', () => {
    expect(Object.keys(states({ ahead: false }))).toEqual(['documents', 'notice', 'duties', 'conditions'])
  })
  test('one open condition or one decider who may not is enough', () => {
    expect(states({ conditions: { open: 1, met: 3 } }).conditions).toBe('not_met')
    expect(states({ duties: ['Ann decided and may not any more.'] }).duties).toBe('not_met')
  })
})
