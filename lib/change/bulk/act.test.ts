import { expect, test } from 'vitest'
import type { Actor } from '../../auth/actor'
import { BULK_ACTS, RunInBulk, resultWords, verdictIn } from './act'

const person = (id: string, roles: Extract<Actor, { kind: 'person' }>['roles']): Actor => ({
  kind: 'person',
  id,
  name: id,
  roles,
  means: { kind: 'screen' },
})
const subject = { status: 'in_review', requestorId: 'rita', implementerId: null, heldAt: null } as const

test('each act is guarded by the verdict of the one change', () => {
  const may = (actor: Actor) => BULK_ACTS.filter((act) => verdictIn(act, actor, subject).ok)
  expect(may(person('mona', ['change_manager']))).toEqual(['comment', 'assign', 'hold', 'withdraw', 'cancel'])
  expect(may(person('rita', ['requestor']))).toEqual(['comment', 'hold', 'withdraw', 'cancel'])
  expect(may(person('rob', ['requestor']))).toEqual(['comment'])
  expect(may(person('ada', ['auditor']))).toEqual([])
})

test('a hundred changes at most', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => `CHG-${at}`)
  const given = { act: 'cancel', key: 'k'.repeat(36), reason: 'Budget' }
  expect(RunInBulk.safeParse({ ...given, numbers: numbers(100) }).success).toBe(true)
  expect(RunInBulk.safeParse({ ...given, numbers: numbers(101) }).success).toBe(false)
  expect(RunInBulk.safeParse({ ...given, numbers: [] }).success).toBe(false)
})

test('the result counts what was done and what was refused', () => {
  const row = (ok: boolean) => ({ number: 'CHG-1', ok, says: '' })
  expect(resultWords([row(true), row(true)])).toBe('2 done.')
  expect(resultWords([row(true), row(false)])).toBe('1 done, 1 refused.')
})
