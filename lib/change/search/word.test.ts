import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutsOf, nearestOf, numberOf, slipsBetween, termsOf } from './word'

it('takes the words out of whatever was typed', () => {
  expect(termsOf('  Rotate TLS-certificates, (again)! ')).toEqual(['rotate', 'tls-certificates', 'again'])
  expect(termsOf("x' | !y & (z:*) <-> \\'; drop table change; --")).toEqual([
    'x',
    'y',
    'z',
    'drop',
    'table',
    'change',
  ])
  expect(termsOf('&&& ||| !!! :*')).toEqual([])
  expect(termsOf('word '.repeat(40))).toHaveLength(12)
  expect(termsOf('Ärger Größe')).toEqual(['ärger', 'größe'])
})

it('leaves nothing that a query language reads', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (q) => {
      for (const term of termsOf(q)) expect(term).toMatch(/^[\p{L}\p{N}\p{M}._@/-]{1,60}$/u)
    }),
    { seed: 7, numRuns: 500 },
  )
})

it('knows a number in any case, with or without its letters', () => {
  expect(['CHG-1024', 'chg-1024', 'Chg 1024', ' 1024 '].map(numberOf)).toEqual(Array(4).fill('CHG-1024'))
  expect(['CHG-', '10 24', 'CHG-1024 ledger', '1234567890'].map(numberOf)).toEqual(Array(4).fill(null))
})

it('counts a swap, a missing, a wrong and an added letter as one slip each', () => {
  expect(slipsBetween('ledegr', 'ledger')).toBe(1)
  expect(slipsBetween('databse', 'database')).toBe(1)
  expect(slipsBetween('maintenence', 'maintenance')).toBe(1)
  expect(slipsBetween('ledgger', 'ledger')).toBe(1)
  expect(slipsBetween('', 'abc')).toBe(3)
})

it('finds the word that was meant among its neighbours', () => {
  expect(nearestOf('ledegr', ['ledge', 'ledger', 'lodger'])).toEqual(['ledger'])
  expect(nearestOf('certifcates', ['certificate', 'certificates'])).toEqual(['certificates', 'certificate'])
  expect(nearestOf('bird', ['card'])).toEqual([])
})

it('shares a cut with every word that is one slip away', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 4, maxLength: 10 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      if (slipsBetween(a, b) > 1) return
      const near = new Set([b, ...[...b].map((_, at) => b.slice(0, at) + b.slice(at + 1))])
      expect(cutsOf(a).some((cut) => near.has(cut))).toBe(true)
    }),
    { seed: 11, numRuns: 2000 },
  )
})
