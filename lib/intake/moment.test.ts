import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { instantOf, localOf } from './moment'

const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
]

test('a time in the skipped hour does not exist, a doubled one is its first coming', () => {
  expect(instantOf('2027-03-28T02:30', 'Europe/Amsterdam')).toEqual({ gap: true })
  expect(instantOf('2026-10-25T02:30', 'Europe/Amsterdam')).toEqual({ at: new Date('2026-10-25T00:30:00Z') })
  expect(instantOf('2026-12-19T02:00', 'Europe/Amsterdam')).toEqual({ at: new Date('2026-12-19T01:00:00Z') })
})

test('what is no time is none', () => {
  for (const text of ['', '2026-12-19', '2026-13-40T02:00', 'soon']) expect(instantOf(text, 'UTC')).toBeNull()
  expect(localOf(null, 'UTC')).toBe('')
})

test('agrees with Temporal in every zone, gaps included', () => {
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
  // Around a change of the clock, where it matters.
  const near = fc
    .tuple(
      fc.constantFrom('2027-03-28', '2026-10-25', '2027-03-14', '2026-11-01', '2027-04-04'),
      fc.nat(1439),
    )
    .map(([day, minute]) => Date.parse(`${day}T00:00Z`) / 60_000 + minute)
  fc.assert(
    fc.property(fc.oneof(minutes, near), fc.constantFrom(...ZONES), (minute, zone) => {
      const local = new Date(minute * 60_000).toISOString().slice(0, 16)
      const plain = Temporal.PlainDateTime.from(local)
      const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
      const exists = earlier.toPlainDateTime().equals(plain)
      expect(instantOf(local, zone)).toEqual(
        exists ? { at: new Date(earlier.epochMilliseconds) } : { gap: true },
      )
      if (exists) expect(localOf(new Date(earlier.epochMilliseconds), zone)).toBe(local)
    }),
    { seed: 7, numRuns: 400 },
  )
})
