import { describe, expect, it } from 'vitest'
import { STANDARD_TIMING, TimingRules } from './timing'

describe('the timing section', () => {
  it('holds the values of the standard', () => {
    expect(TimingRules.parse(STANDARD_TIMING)).toEqual(STANDARD_TIMING)
    expect(STANDARD_TIMING.notice).toEqual({ standard: 5, normal: 10, major: 30, emergency: 0 })
    expect(STANDARD_TIMING.review.emergency).toEqual({ facts: 12, signed: 24 })
    expect(STANDARD_TIMING.emergency).toEqual({ 1: 1, 2: 2, 3: 4 })
    expect(STANDARD_TIMING.windows.map(({ weekday, maxRisk }) => [weekday, maxRisk])).toEqual([
      [2, 'LOW'],
      [4, 'MEDIUM'],
      [6, 'HIGH'],
    ])
  })

  it('refuses what cannot hold: an unknown key, a warning after the due day, a freeze that ends before it begins', () => {
    expect(TimingRules.safeParse({ ...STANDARD_TIMING, grace: 1 }).success).toBe(false)
    expect(TimingRules.safeParse({ ...STANDARD_TIMING, decision: { due: 3, warning: 5 } }).success).toBe(
      false,
    )
    const freezes = [{ kind: 'dated', name: 'Peak', from: '2026-12-24', until: '2026-12-01', hard: true }]
    expect(TimingRules.safeParse({ ...STANDARD_TIMING, freezes }).success).toBe(false)
    expect(TimingRules.safeParse({ ...STANDARD_TIMING, cab: { weekday: 2, time: '24:00' } }).success).toBe(
      false,
    )
  })
})
