import { expect, test } from 'vitest'
import type { Actor } from '../auth/actor'
import { ROLES, type Role } from '../auth/roles'
import { CHANGE_STATUSES } from '../change/lifecycle'
import { canRaiseRisk } from './permissions'

const actor = (...roles: Role[]): Actor => ({
  kind: 'person',
  id: 'p',
  name: 'Ann',
  roles,
  means: { kind: 'screen' },
})
const medium = { status: 'in_review', level: 'MEDIUM' } as const

test('four roles raise (A07, D55), nobody else and no job', () => {
  expect(ROLES.filter((role) => canRaiseRisk(actor(role), medium, 'HIGH').ok)).toEqual([
    'change_manager',
    'technical_lead',
    'security_lead',
    'compliance_officer',
  ])
  expect(canRaiseRisk(actor(), medium, 'HIGH').ok).toBe(false)
  expect(canRaiseRisk({ kind: 'system', job: 'sweep' }, medium, 'HIGH').ok).toBe(false)
})

test('it only rises', () => {
  const ann = actor('technical_lead')
  expect(canRaiseRisk(ann, medium, 'MEDIUM')).toMatchObject({ ok: false, code: 'conflict' })
  expect(canRaiseRisk(ann, medium, 'LOW').ok).toBe(false)
})

test('only before the start', () => {
  const open = CHANGE_STATUSES.filter(
    (status) => canRaiseRisk(actor('change_manager'), { ...medium, status }, 'HIGH').ok,
  )
  expect(open).toEqual([
    'draft',
    'submitted',
    'in_review',
    'deferred',
    'approved_with_conditions',
    'approved',
    'scheduled',
  ])
})
