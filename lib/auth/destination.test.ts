import fc from 'fast-check'
import { expect, test } from 'vitest'
import { destination } from './destination'

test('a page of this site is where one goes after signing in', () => {
  expect(destination('/changes/CHG-1042?tab=risk#plan')).toBe('/changes/CHG-1042?tab=risk#plan')
  expect(destination('/')).toBeNull()
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%09/..//evil\n.example',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
  '/api/auth/signout',
  ['/inbox'],
  undefined,
])('%j is not', (next) => expect(destination(next)).toBeNull())

test('whatever comes in, what comes out stays on this site', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'/\\:@.?#%29aefhijlmnoprstvx \t\n') }), (next) => {
      const to = destination(next)
      return to === null || new URL(to, 'https://here.example').origin === 'https://here.example'
    }),
    { seed: 7, numRuns: 3000 },
  )
})
