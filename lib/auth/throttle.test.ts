import { expect, test } from 'vitest'
import { waitAfter, waitInWords } from './throttle'

test('T07 the wait begins at one second, doubles, and ends at fifteen minutes', () => {
  expect([0, 1, 2, 3, 10, 11, 12, 500].map(waitAfter)).toEqual([0, 1, 2, 4, 512, 900, 900, 900])
})

test('a wait is told rounded up', () => {
  expect([1, 1000, 1001, 59_000, 61_000, 900_000].map(waitInWords)).toEqual([
    '1 second',
    '1 second',
    '2 seconds',
    '59 seconds',
    '2 minutes',
    '15 minutes',
  ])
})
