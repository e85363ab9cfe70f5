import { expect, test } from 'vitest'
import { groupOf } from './urgency'

const now = new Date('2026-11-24T22:30:00Z') // 23:30 in Amsterdam
const group = (over: Partial<Parameters<typeof groupOf>[0]>) =>
  groupOf({ ask: 'decide', mine: true, dueAt: null, held: false, ...over }, now, 'Europe/Amsterdam')

test('a row stands where its deadline puts it, by the days of the organisation', () => {
  expect(group({})).toBe('mine')
  expect(group({ dueAt: new Date('2026-11-24T22:29:59Z') })).toBe('overdue')
  expect(group({ dueAt: new Date('2026-11-24T22:59:00Z') })).toBe('today')
  expect(group({ dueAt: new Date('2026-11-24T23:00:00Z') })).toBe('mine')
})
test('what begins is never overdue, what is on hold is never urgent, what waits for others is not mine', () => {
  const past = new Date('2026-11-20T09:00:00Z')
  expect(group({ ask: 'start', dueAt: past })).toBe('today')
  expect(group({ dueAt: past, held: true })).toBe('mine')
  expect(group({ dueAt: past, mine: false })).toBe('others')
  expect(group({ ask: 'vote', mine: false })).toBe('told')
})
