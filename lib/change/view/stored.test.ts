import { expect, test } from 'vitest'
import { readStored, storedText } from './stored'

test('filters, order and columns are kept, whatever the order they come in', () => {
  const text = 'status=draft%2Csubmitted&sort=-planned&cols=risk&view=mine&q=edge+proxy'
  const { query, dropped } = readStored(text)
  expect(dropped).toEqual([])
  expect(query).toEqual({
    status: 'draft,submitted',
    sort: '-planned',
    cols: 'risk',
    view: 'mine',
    q: 'edge proxy',
  })
  expect(storedText({ query })).toBe(storedText(readStored([...text.split('&')].reverse().join('&'))))
})

test('a filter that went stale is named and left out, and never widened in part', () => {
  const { query, dropped } = readStored('status=draft,frozen&risk=HIGH&team=payments&sort=colour&__proto__=x')
  expect(query).toEqual({ risk: 'HIGH' })
  expect(dropped).toEqual(['status', 'team', 'sort', '__proto__'])
})

test('the place in a list is no part of a view', () => {
  expect(readStored('cursor=abc&risk=LOW')).toEqual({ query: { risk: 'LOW' }, dropped: ['cursor'] })
})
