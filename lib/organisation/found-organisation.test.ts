import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { accessLink, organisation, person, roleHolding } from '#db/schema'
import { seedCast } from '#db/seed/cast'
import { askRole } from '../auth/ask-role'
import { confirmRole } from '../auth/confirm-role'
import { listRoleRequests } from '../auth/grant/queries'
import { invitePerson } from '../auth/invite-person'
import { makeSetUpLink } from '../auth/make-set-up-link'
import { findLink, findSession } from '../auth/queries'
import { closeSender } from '../enqueue-job'
import { mintContext } from '../mint-context'
import { addHoliday } from './add-holiday'
import { editOrganisation } from './edit-organisation'
import { foundOrganisation } from './found-organisation'
import { getBusinessCalendar } from './queries'
import { removeHoliday } from './remove-holiday'

const operator = mintContext({
  actor: { kind: 'system', job: 'set-up link' },
  now: new Date(),
  requestId: 'r',
})
const as = (id: string) =>
  mintContext({
    actor: { kind: 'person', id, name: 'Somebody', roles: ['administrator'], means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'request',
  })
const GOOD = 'seven kind otters swim'
const settings = {
  name: 'Bergen Havn',
  zone: 'Europe/Oslo',
  businessDays: ['5', '1', '2', '3', '4'],
  opens: '08:00',
  closes: '16:00',
}
const found = (token: string, more: object = {}) =>
  foundOrganisation(operator, {
    ...settings,
    token,
    administrator: 'Astrid Berg',
    email: 'astrid@havn.example',
    password: GOOD,
    repeat: GOOD,
    address: '',
    agent: '',
    replaces: null,
    ...more,
  })
let astrid = ''

afterAll(closeSender)

test('D117 the set-up link is made once; making it again ends the first', async () => {
  const first = await makeSetUpLink(operator, {})
  expect(await makeSetUpLink(operator, {})).toBeNull()
  const again = await makeSetUpLink(operator, { again: true })
  expect(await findLink(first?.token ?? '')).toBeNull()
  expect(await findLink(again?.token ?? '')).toMatchObject({ kind: 'set_up' })
  expect(JSON.stringify(await db.select().from(accessLink))).not.toContain(again?.token)
  await expect(makeSetUpLink(as('00000000-0000-4000-8000-000000000000'), {})).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('T25 of five who found at the same time one does, and nobody without the link', async () => {
  const link = await makeSetUpLink(operator, { again: true })
  await expect(found('x'.repeat(43))).rejects.toMatchObject({ code: 'not_found' })
  await expect(found(link?.token ?? '', { password: 'short', repeat: 'short' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(found(link?.token ?? '', { zone: 'Mars/Base' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(found(link?.token ?? '', { closes: '07:00' })).rejects.toMatchObject({
    detail: { errors: [{ path: 'closes' }] },
  })
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => found(link?.token ?? '')))
  const [one, ...more] = answers.filter((answer) => answer.status === 'fulfilled')
  expect(more).toEqual([])
  const signedIn = await findSession(one?.value.sessionId ?? '')
  expect(signedIn).toMatchObject({ email: 'astrid@havn.example', roles: ['administrator'] })
  astrid = signedIn?.id ?? ''
  expect(await db.select().from(organisation)).toMatchObject([
    { name: 'Bergen Havn', zone: 'Europe/Oslo', businessDays: [1, 2, 3, 4, 5], demo: false },
  ])
  expect(await makeSetUpLink(operator, { again: true })).toBeNull()
})

test('the demo is founded into an empty installation only', async () => {
  await expect(seedCast()).rejects.toMatchObject({ code: 'conflict' })
})

test('D117 before the first CISO the administrator grants alone, flagged; from then on it takes two', async () => {
  const tor = await invitePerson(as(astrid), {
    email: 'tor@havn.example',
    name: 'Tor Lie',
    roles: ['technical_lead'],
  })
  const siri = await invitePerson(as(astrid), { email: 'siri@havn.example', name: 'Siri Dal' })
  const reason = 'The first of our board.'
  await askRole(as(astrid), { personId: siri.personId, role: 'ciso', kind: 'grant', reason })
  const { unconfirmed } = await listRoleRequests(as(astrid))
  expect(unconfirmed.map(({ name, role }) => [name, role])).toEqual([
    ['Tor Lie', 'technical_lead'],
    ['Siri Dal', 'ciso'],
  ])
  await confirmRole(as(siri.personId), { holdingId: unconfirmed[0]?.id, decision: 'confirm' })
  const later = { personId: tor.personId, role: 'security_lead', kind: 'grant', reason }
  expect(await askRole(as(astrid), later)).toMatchObject({ waits: true })
  // A CISO who leaves does not give the administrator back the power to grant alone.
  await db.update(roleHolding).set({ endedAt: new Date() }).where(eq(roleHolding.role, 'ciso'))
  expect(await askRole(as(astrid), { ...later, role: 'eca' })).toMatchObject({ waits: true })
})

test('A26 the calendar of the organisation is edited by its change manager, the name by the administrator too', async () => {
  const [mona] = await db.insert(person).values({ email: 'mona@havn.example', name: 'Mona' }).returning()
  await db.insert(roleHolding).values({ personId: mona?.id ?? '', role: 'change_manager', grantedBy: astrid })
  const [tor] = await db.select().from(person).where(eq(person.email, 'tor@havn.example'))
  await expect(editOrganisation(as(tor?.id ?? ''), settings)).rejects.toMatchObject({ code: 'forbidden' })
  await editOrganisation(as(astrid), { ...settings, name: 'Bergen Havn AS' })
  const day = { date: '2026-05-17', name: 'Constitution Day' }
  await expect(addHoliday(as(astrid), day)).rejects.toMatchObject({ code: 'forbidden' })
  await addHoliday(as(mona?.id ?? ''), day)
  await expect(addHoliday(as(mona?.id ?? ''), day)).rejects.toMatchObject({ code: 'conflict' })
  expect((await getBusinessCalendar()).holidays).toEqual(new Set(['2026-05-17']))
  await removeHoliday(as(mona?.id ?? ''), { date: day.date })
  expect((await getBusinessCalendar()).holidays.size).toBe(0)
})
