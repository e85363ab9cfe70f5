import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ListChanges, listingOf } from './listing'

it('reads the sort of an address with its direction', () => {
  expect(listingOf({})).toMatchObject({ view: 'all', sort: 'updated', order: 'desc', limit: 25 })
  expect(listingOf({ sort: 'planned' })).toMatchObject({ sort: 'planned', order: 'asc' })
  expect(listingOf({ sort: '-title' })).toMatchObject({ sort: 'title', order: 'desc' })
})

it('takes one value, several, or several in one', () => {
  expect(listingOf({ risk: 'HIGH' }).risk).toEqual(['HIGH'])
  expect(listingOf({ risk: 'HIGH,LOW' }).risk).toEqual(['HIGH', 'LOW'])
  expect(listingOf({ risk: ['HIGH', 'LOW'] }).risk).toEqual(['HIGH', 'LOW'])
})

it('leaves out what it does not understand and keeps the rest', () => {
  expect(listingOf({ status: 'lost', risk: 'HIGH', open: 'x', sort: '-nothing' })).toEqual({
    view: 'all',
    risk: ['HIGH'],
    sort: 'updated',
    order: 'desc',
    limit: 25,
  })
  expect(listingOf({ q: 'x'.repeat(300), view: ['mine', 'open'] })).toMatchObject({ view: 'all' })
})

it('reads any address at all', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }))
  const names = fc.constantFrom(...Object.keys(ListChanges.shape), 'constructor', '__proto__')
  fc.assert(
    fc.property(fc.dictionary(names, value), (query) => {
      expect(() => ListChanges.parse(listingOf(query))).not.toThrow()
    }),
    { seed: 5, numRuns: 200 },
  )
})
