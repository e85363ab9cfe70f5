import { expect, test } from 'vitest'
import { columnsIn, columnsText, USUAL_COLUMNS } from './column'

test('an address names columns in its order; number and title always come first', () => {
  expect(columnsIn('risk,service')).toEqual(['created', 'title', 'risk', 'service'])
  expect(columnsIn(['risk', 'service,risk', 'title'])).toEqual(['created', 'title', 'risk', 'service'])
})

test('what is no column is left out, and nothing asked is the usual', () => {
  expect(columnsIn('content,__proto__,risk')).toEqual(['created', 'title', 'risk'])
  for (const asked of [undefined, '', 'password', []]) expect(columnsIn(asked)).toEqual(USUAL_COLUMNS)
})

test('the text of an address reads back to the same columns', () => {
  expect(columnsText(USUAL_COLUMNS)).toBeUndefined()
  const columns = columnsIn('updated,risk')
  expect(columnsIn(columnsText(columns))).toEqual(columns)
})
