import { expect, test } from 'vitest'
import { differencesOf } from './difference'
import { ChangeContent } from './schema'

const content = (tests: object[], more: object = {}) =>
  ChangeContent.parse({ title: 'Rotate', tests, ...more })
const test1 = { id: 't1', title: 'Probe', result: 'passed', evidence: 'Run 4411', on: '2026-11-20' }
const turned = (row: object) => Object.fromEntries(Object.entries(row).reverse())

test('the order of keys, which the database changes, is no difference', () => {
  const kept = content([test1])
  const stored = { ...kept, tests: kept.tests.map(turned) as typeof kept.tests }
  expect(differencesOf(stored, kept)).toEqual([])
})
test('a row that differs is told with the title first', () => {
  expect(differencesOf(content([test1]), content([{ ...test1, result: 'failed' }]))).toEqual([
    {
      field: 'Tests, row 1',
      before: 'Probe, evidence Run 4411, on 2026-11-20, result passed',
      after: 'Probe, evidence Run 4411, on 2026-11-20, result failed',
    },
  ])
})
