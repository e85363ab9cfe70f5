import { describe, expect, test } from 'vitest'
import { courseOf, type Moments } from './course'
import { CHANGE_STATUSES } from './lifecycle'

const NEVER: Moments = {
  createdAt: new Date('2026-12-01T09:00:00Z'),
  submittedAt: null,
  approvedAt: null,
  scheduledAt: null,
  startedAt: null,
  endedAt: null,
  closedAt: null,
}
const submitted = { ...NEVER, submittedAt: new Date('2026-12-02T09:00:00Z') }
const drawn = (steps: ReturnType<typeof courseOf>) => steps.map(({ label, state }) => `${label}: ${state}`)

describe('the course of a change', () => {
  test('knows no step between submission and approval', () => {
    expect(drawn(courseOf({ status: 'in_review', ...submitted }))).toEqual([
      'Draft: done',
      'Submitted: done',
      'In approval: now',
      'Approved: todo',
      'Scheduled: todo',
      'Implementing: todo',
      'In review: todo',
      'Closed: todo',
    ])
  })
  test('a rejection stops at the approval, under its own word', () => {
    expect(drawn(courseOf({ status: 'rejected', ...submitted }))[2]).toBe('Rejected: failed')
  })
  test('a cancellation stops where the change had come', () => {
    expect(drawn(courseOf({ status: 'cancelled', ...NEVER }))[0]).toBe('Cancelled: failed')
    expect(drawn(courseOf({ status: 'cancelled', ...submitted }))[2]).toBe('Cancelled: failed')
    const approved = { ...submitted, approvedAt: new Date('2026-12-03T09:00:00Z') }
    expect(drawn(courseOf({ status: 'cancelled', ...approved }))[3]).toBe('Cancelled: failed')
  })
  test('conditions that are open stand in the place of the approval', () => {
    expect(drawn(courseOf({ status: 'approved_with_conditions', ...submitted }))[3]).toBe(
      'Approved, conditions open: now',
    )
  })
  test('a closed change has all behind it; what lies ahead has no time', () => {
    expect(courseOf({ status: 'closed', ...submitted }).every(({ state }) => state === 'done')).toBe(true)
    const ahead = courseOf({ status: 'draft', ...submitted }).slice(1)
    expect(ahead.every(({ at }) => at === null)).toBe(true)
  })
  test('every state has exactly one place, but a closed one', () => {
    for (const status of CHANGE_STATUSES) {
      const here = courseOf({ status, ...submitted }).filter(
        ({ state }) => state === 'now' || state === 'failed',
      )
      expect(here).toHaveLength(status === 'closed' ? 0 : 1)
    }
  })
})
