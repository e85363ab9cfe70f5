import { describe, expect, it } from 'vitest'
import { joinRuns } from './runs'

const entry = (sentence: string, minute: number, more: object = {}) => ({
  type: 'approval.requested' as const,
  actorId: 'mona',
  at: new Date(Date.UTC(2026, 10, 24, 15, minute)),
  sentence,
  ...more,
})
const told = (...entries: ReturnType<typeof entry>[]) => joinRuns(entries).map(({ sentence }) => sentence)

describe('joining what happened in one breath', () => {
  it('names all who were asked at once in one sentence', () => {
    expect(
      told(
        entry('asked the business owner to decide', 0),
        entry('asked the CISO to decide', 0),
        entry('asked the change advisory board to decide', 0),
      ),
    ).toEqual(['asked the business owner, CISO and change advisory board to decide'])
  })
  it('keeps apart what another person asked, what was asked later, and what was done otherwise', () => {
    const apart = [
      entry('asked the CISO to decide', 0),
      entry('asked the CTO to decide', 0, { actorId: 'max' }),
      entry('asked the COO to decide', 5, { actorId: 'max' }),
      entry('reminded the COO to decide', 5, { actorId: 'max', type: 'approval.reminded' }),
    ]
    expect(told(...apart)).toEqual(apart.map(({ sentence }) => sentence))
  })
  it('keeps apart comments and edits, however close', () => {
    const edits = [
      entry('edited 1 field: Title', 0, { type: 'change.edited' }),
      entry('edited 1 field: Steps', 0, { type: 'change.edited' }),
    ]
    expect(told(...edits)).toHaveLength(2)
  })
  it('gives a reason once', () => {
    expect(
      told(
        entry('rejected as security lead: Too wide.', 0, { type: 'approval.rejected' }),
        entry('ended revision 1 by a rejection: Too wide.', 0, { type: 'change.rejected' }),
      ),
    ).toEqual(['rejected as security lead: Too wide.', 'ended revision 1 by a rejection'])
  })
  it('is the same where nothing is to be joined', () => {
    expect(joinRuns([])).toEqual([])
    expect(told(entry('asked the CISO to decide', 0))).toEqual(['asked the CISO to decide'])
  })
})
