import { describe, expect, it } from 'vitest'
import { inZone, rangeInZone, yourTime, zoneName } from './wording'

const at = (text: string) => new Date(text)

describe('times in words', () => {
  it('names day, month, time and zone, the same on every machine', () => {
    expect(inZone(at('2026-03-03T01:00Z'), 'Europe/Amsterdam')).toBe('Tue 3 Mar, 02:00 CET')
    expect(inZone(at('2026-09-30T23:05Z'), 'Asia/Kathmandu')).toBe('Thu 1 Oct, 04:50 GMT+5:45')
  })

  it.each([
    ['2026-03-03T01:00Z', '2026-03-03T03:00Z', 'Tue 3 Mar, 02:00–04:00 CET'],
    ['2026-12-31T22:00Z', '2027-01-01T01:00Z', 'Thu 31 Dec, 23:00 – Fri 1 Jan, 02:00 CET'],
    ['2026-03-29T00:00Z', '2026-03-29T02:00Z', 'Sun 29 Mar, 01:00 CET – 04:00 CEST'],
    ['2026-10-24T22:00Z', '2026-10-25T23:00Z', 'Sun 25 Oct, 00:00 CEST – Mon 26 Oct, 00:00 CET'],
  ])('%s to %s is %s', (start, end, words) => {
    expect(rangeInZone(at(start), at(end), 'Europe/Amsterdam')).toBe(words)
  })

  it('adds the time of the reader only where it differs', () => {
    const start = at('2026-03-03T01:00Z')
    expect(yourTime(start, 'Europe/Amsterdam', 'America/New_York')).toBe('20:00 Mon your time')
    expect(yourTime(start, 'Europe/Amsterdam', 'Europe/Berlin')).toBeNull()
  })

  it('names zones as their own people do, summer and winter', () => {
    const [winter, summer] = [at('2026-01-15T12:00Z'), at('2026-07-15T12:00Z')]
    expect([zoneName(winter, 'Europe/London'), zoneName(summer, 'Europe/London')]).toEqual(['GMT', 'BST'])
    expect([zoneName(winter, 'America/New_York'), zoneName(summer, 'America/New_York')]).toEqual([
      'EST',
      'EDT',
    ])
    expect(zoneName(winter, 'UTC')).toBe('UTC')
  })
})
