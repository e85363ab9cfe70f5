import { expect, test } from 'vitest'
import type { PersonActor } from './actor'
import { COLUMN, cell } from './matrix'
import * as may from './permissions'
import { AUTHORITY_ROLES, ROLES, type Role, roleWords } from './roles'

const actor = (...roles: Role[]): PersonActor => ({
  kind: 'person',
  id: 'me',
  name: 'Me',
  roles,
  means: { kind: 'screen' },
})
const other = (...roles: Role[]) => ({
  id: 'other',
  name: 'Olga Petrova',
  roles,
  disabled: false,
  invited: false,
})
const who = (verdict: (role: Role) => { ok: boolean }) => ROLES.filter((role) => verdict(role).ok)
const column = (action: 'A43' | 'A44' | 'A45' | 'A46', ...words: string[]) =>
  ROLES.filter((role) => words.includes(cell(action, COLUMN[role]) ?? ''))
const grant = (role: Role, subject = other()) => ({
  subject,
  role,
  kind: 'grant' as const,
  pending: false,
  last: false,
})

test("T01 A43: accounts are the administrator's alone", () => {
  expect(who((role) => may.canManagePeople(actor(role)))).toEqual(column('A43', 'Y'))
  expect(who((role) => may.canDisable(actor(role), other()))).toEqual(['administrator'])
  expect(who((role) => may.canMakeLink(actor(role), other()))).toEqual(['administrator'])
  expect(who((role) => may.canEnable(actor(role), { ...other(), disabled: true }))).toEqual(['administrator'])
})

test('T01 A44: the administrator asks, the CISO is the second', () => {
  expect(who((role) => may.canAskRole(actor(role), grant('technical_lead')))).toEqual(column('A44', 'c15'))
  const request = { askedBy: 'root', personId: 'other', kind: 'grant' as const, open: true }
  expect(who((role) => may.canConfirmRole(actor(role), request))).toEqual(column('A44', 'second'))
  expect(who((role) => may.canDeclineRole(actor(role), request))).toEqual(['ciso'])
  expect(may.canConfirmRole({ kind: 'system', job: 'seed' }, request).ok).toBe(false)
})

test('T01 A43-A45 and the auditor read people', () => {
  expect(who((role) => may.canReadPeople(actor(role)))).toEqual(
    ROLES.filter((role) => ['administrator', 'ciso', 'compliance_officer', 'auditor'].includes(role)),
  )
})

test('T01 A46: own tokens by the roles that have them, any revoked by the administrator', () => {
  expect(who((role) => may.canMakeToken(actor(role), { id: 'me', roles: [role] }))).toEqual(
    column('A46', 'own'),
  )
  expect(who((role) => may.canRevokeToken(actor(role), { personId: 'other' }))).toEqual(
    column('A46', 'revoke'),
  )
  expect(may.canMakeToken(actor('requestor'), { id: 'other', roles: ['requestor'] }).ok).toBe(false)
  const byToken = {
    ...actor('requestor'),
    means: { kind: 'token' as const, tokenId: 't', scope: 'decide' as const },
  }
  expect(may.canMakeToken(byToken, { id: 'me', roles: ['requestor'] }).ok).toBe(false)
})

test('c15 never to oneself, and nobody is their own second', () => {
  const self = { ...other(), id: 'me' }
  expect(may.canAskRole(actor('administrator'), grant('requestor', self)).ok).toBe(false)
  expect(may.canDisable(actor('administrator'), self).ok).toBe(false)
  const asked = { askedBy: 'root', personId: 'other', kind: 'grant' as const, open: true }
  expect(may.canConfirmRole(actor('ciso'), { ...asked, personId: 'me' }).ok).toBe(false)
  expect(may.canConfirmRole(actor('ciso'), { ...asked, askedBy: 'me' }).ok).toBe(false)
  expect(may.canConfirmRole(actor('ciso'), { ...asked, open: false })).toMatchObject({ code: 'conflict' })
})

test('c15 administration and audit exclude authority, audit excludes everything', () => {
  for (const role of AUTHORITY_ROLES) {
    expect(may.canReceive({ subject: other('administrator'), role }).ok, role).toBe(false)
    expect(may.canReceive({ subject: other(role), role: 'administrator' }).ok, role).toBe(false)
  }
  for (const role of ROLES.filter((name) => name !== 'auditor')) {
    expect(may.canReceive({ subject: other('auditor'), role }).ok, role).toBe(false)
    expect(may.canReceive({ subject: other(role), role: 'auditor' }).ok, role).toBe(false)
  }
  expect(may.canReceive({ subject: other('administrator'), role: 'requestor' }).ok).toBe(true)
  expect(may.canReceive({ subject: other('technical_lead'), role: 'security_lead' }).ok).toBe(true)
})

test('the last CISO and the last administrator stay', () => {
  for (const role of ['ciso', 'administrator'] as const) {
    const wish = { subject: other(role), role, kind: 'removal' as const, pending: false }
    expect(may.canAskRole(actor('administrator'), { ...wish, last: true })).toMatchObject({
      code: 'conflict',
    })
    expect(may.canAskRole(actor('administrator'), { ...wish, last: false }).ok).toBe(true)
  }
})

test('each refusal is a sentence', () => {
  const verdicts = [
    may.canManagePeople(actor()),
    may.canSwitchIdentity({ demo: false }),
    may.canReadPeople(actor()),
    may.canReadTrail(actor('requestor')),
    may.canAskRole(actor('administrator'), { ...grant('ciso'), pending: true }),
    may.canEndOwnSession(actor(), { personId: 'other' }),
  ]
  for (const verdict of verdicts)
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringMatching(/^[A-Z].+\.$/) })
})

test('roles in words: deciding ones first, requestor last', () => {
  expect(roleWords(['requestor', 'implementer', 'business_rep', 'business_owner'])).toBe(
    'Business owner, business representative, implementer, requestor',
  )
  expect(roleWords(['requestor', 'ciso'])).toBe('CISO, requestor')
  expect(roleWords([])).toBe('No role yet')
})
