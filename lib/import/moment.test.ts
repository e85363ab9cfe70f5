import { expect, test } from 'vitest'
import { openClock, orderIn } from './moment'
import { orderOf } from './profile'

const amsterdam = openClock('Europe/Amsterdam', 'day')
const iso = (text: string, clock = amsterdam) => {
  const read = clock(text)
  return 'at' in read ? read.at.toISOString() : read.wrong
}

test('the shapes of dates in exports', () => {
  expect(iso('2026-03-03 02:00:11')).toBe('2026-03-03T01:00:11.000Z')
  expect(iso('2026-03-05T02:00:00+0000')).toBe('2026-03-05T02:00:00.000Z')
  expect(iso('2026-07-05T02:00:00.123Z')).toBe('2026-07-05T02:00:00.000Z')
  expect(iso('06/Mar/26 1:05 PM')).toBe('2026-03-06T12:05:00.000Z')
  expect(iso('3 March 2026 12:30 am')).toBe('2026-03-02T23:30:00.000Z')
  expect(iso('12-11-2013 02:00')).toBe('2013-11-12T01:00:00.000Z')
  expect(iso('12/11/2013 02:00', openClock('UTC', 'month'))).toBe('2013-12-11T02:00:00.000Z')
  expect(iso('1.7.2026')).toBe('2026-06-30T22:00:00.000Z')
})

test('what is no date, no day, of the other order, or skipped by the clock is told apart', () => {
  expect(iso('soon')).toBe('no_date')
  expect(iso('2026-03-03 25:00')).toBe('no_date')
  expect(iso('31-02-2026')).toBe('no_such_day')
  expect(iso('2026-02-30')).toBe('no_such_day')
  expect(iso('02/25/2026')).toBe('other_order')
  expect(iso('29-03-2026 02:30')).toBe('skipped_hour')
  // The hour that comes twice is its first coming (D19).
  expect(iso('25-10-2026 02:30')).toBe('2026-10-25T00:30:00.000Z')
})

test('any number above 12 decides the order; none, or some on each side, must be asked', () => {
  expect(['25-11-2026', '11/25/2026', '03-04-2026', '2026-01-02', '1 May 2026', 'x'].map(orderIn)).toEqual([
    'day',
    'month',
    'both',
    'fixed',
    'fixed',
    null,
  ])
  const column = (counts: object) => ({
    dates: { day: 0, month: 0, both: 0, fixed: 0, other: 0, sample: '03-04-2026', ...counts },
  })
  expect(orderOf([column({ both: 9 }), column({ day: 1, both: 2 })])).toEqual({
    order: 'day',
    certain: 1,
    either: 11,
  })
  expect(orderOf([column({ month: 2 })])).toMatchObject({ order: 'month' })
  expect(orderOf([column({ both: 1 })])).toMatchObject({ order: null, why: 'fits_both' })
  expect(orderOf([column({ day: 1, month: 1 })])).toMatchObject({ order: null, why: 'contradicts' })
  expect(orderOf([column({ fixed: 5 })])).toMatchObject({ order: null, why: 'none_needed' })
})
