import { describe, expect, it } from 'vitest'
import { CHANGE_STATUSES, TERMINAL } from './lifecycle'
import { turnOf } from './turn'

const change = {
  status: 'in_review',
  category: 'normal',
  heldAt: null,
  requestor: 'Rita',
  implementer: 'Otto',
  plannedStart: null,
  asked: ['change_manager'],
} as const

describe('whose turn it is', () => {
  it('names the role that is asked, and how many more', () => {
    expect(turnOf(change)).toBe('Change manager decides')
    expect(turnOf({ ...change, asked: ['technical_lead', 'security_lead', 'board'] })).toBe(
      'Technical lead and 2 more decide',
    )
    expect(turnOf({ ...change, asked: ['board'] })).toBe('CAB decides')
    expect(turnOf({ ...change, asked: [] })).toBe('Nobody may decide')
  })
  it('is the requestor again where a change is held, rejected or without a time', () => {
    expect(turnOf({ ...change, heldAt: new Date(0) })).toBe('Rita resumes')
    expect(turnOf({ ...change, status: 'rejected' })).toBe('Rita may resubmit')
    expect(turnOf({ ...change, status: 'approved' })).toBe('Rita proposes a time')
    expect(turnOf({ ...change, status: 'approved', plannedStart: new Date(0) })).toBe(
      'Change manager schedules',
    )
  })
  it('is the implementer as soon as an emergency is approved', () => {
    expect(turnOf({ ...change, status: 'approved', category: 'emergency' })).toBe('Otto starts')
  })
  it('is somebody in every state but the ends', () => {
    for (const status of CHANGE_STATUSES)
      expect(turnOf({ ...change, status }) === null).toBe(TERMINAL.includes(status))
  })
})
