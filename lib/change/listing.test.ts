import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cursorOf, ListChanges, listingOf } from './listing'

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

it('takes a page marker only in the order that it was made for', () => {
  const id = '01890000-0000-7000-8000-000000000000'
  const titled = cursorOf({ value: 'move the ledger', id, back: false })
  const dated = cursorOf({ value: '2026-03-03 01:00:00.123+00', id, back: true })
  expect(listingOf({ sort: 'title', cursor: titled }).cursor).toBe(titled)
  expect(listingOf({ sort: '-planned', cursor: dated }).cursor).toBe(dated)
  expect(listingOf({ sort: '-planned', cursor: titled }).cursor).toBeUndefined()
  expect(listingOf({ cursor: 'zzz' }).cursor).toBeUndefined()
  expect(ListChanges.safeParse({ cursor: 'zzz' }).error?.issues[0]?.path).toEqual(['cursor'])
})

it('answers words by the best match unless another order is asked for', () => {
  expect(listingOf({ q: 'ledger' })).toMatchObject({ q: 'ledger', sort: 'match', order: 'desc' })
  expect(listingOf({ q: 'ledger', sort: '-updated' })).toMatchObject({ sort: 'updated' })
  expect(listingOf({ q: '  ' }).sort).toBe('updated')
})

it('takes days and people only as such', () => {
  expect(listingOf({ plannedFrom: '2026-12-01', plannedTo: '2026-13-01', requestor: 'rita' })).toMatchObject({
    plannedFrom: '2026-12-01',
  })
  expect(listingOf({ plannedTo: '2026-13-01', requestor: 'rita' })).toEqual(listingOf({}))
})
