import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { acceptLink } from '#lib/auth/accept-link'
import { askRole } from '#lib/auth/ask-role'
import { changePassword } from '#lib/auth/change-password'
import { confirmRole } from '#lib/auth/confirm-role'
import { decideRole } from '#lib/auth/decide-role'
import { disablePerson } from '#lib/auth/disable-person'
import { editProfile } from '#lib/auth/edit-profile'
import { enablePerson } from '#lib/auth/enable-person'
import { endSessions } from '#lib/auth/end-sessions'
import { invitePerson } from '#lib/auth/invite-person'
import { makeResetLink } from '#lib/auth/make-reset-link'
import { makeSetUpLink } from '#lib/auth/make-set-up-link'
import { makeToken } from '#lib/auth/make-token'
import { MATRIX_ROLES, type MatrixRole } from '#lib/auth/matrix'
import { revokeToken } from '#lib/auth/revoke-token'
import { signIn } from '#lib/auth/sign-in'
import { signOut } from '#lib/auth/sign-out'
import { switchIdentity } from '#lib/auth/switch-identity'
import { hashPassword } from '#lib/hash-password'
import { mintContext } from '#lib/mint-context'
import { addHoliday } from '#lib/organisation/add-holiday'
import { editOrganisation } from '#lib/organisation/edit-organisation'
import { foundDemo } from '#lib/organisation/found-demo'
import { foundOrganisation } from '#lib/organisation/found-organisation'
import { removeHoliday } from '#lib/organisation/remove-holiday'
import { changeService } from '#lib/service/change-service'
import { registerService } from '#lib/service/register-service'
import { retireService } from '#lib/service/retire-service'
import { db } from './client'
import { organisation, person, rateLimit, roleHolding, roleRequest, session } from './schema'
import { by, type Company, HOLDER, type Scenario, system } from './testing-scenarios'

const PASSWORD = 'seven quiet harbour lamps'
const ANOTHER = 'nine loud harbour bells'
const BROWSER = { address: '', agent: 'Firefox', replaces: null }
const HOURS = { zone: 'Europe/Amsterdam', businessDays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' }
const ALL: readonly MatrixRole[] = MATRIX_ROLES
/** The matrix has no row for them: change managers and administrators keep them (A26, A43, A47). */
const KEEPERS: readonly MatrixRole[] = ['CM', 'ADM']

/** Every command on accounts, the organisation and the catalogue. */
export function accountScenarios({ id, as }: Company): Scenario[] {
  let unique = 0
  const address = () => `${randomUUID()}@example.com`
  const newcomer = async (columns: Partial<typeof person.$inferInsert> = {}) => {
    const [row] = await db
      .insert(person)
      .values({ email: address(), name: 'Nia Novak', ...columns })
      .returning()
    return row?.id ?? ''
  }
  const opened = async (personId: string) => {
    const expiresAt = new Date(Date.now() + 3_600_000)
    const [row] = await db.insert(session).values({ personId, expiresAt, address: '', agent: '' }).returning()
    return row?.id ?? ''
  }
  const known = async () => {
    await db.delete(rateLimit)
    await db.update(person).set({ passwordHash: await hashPassword(PASSWORD) })
  }
  const wish = async () => ({
    personId: await newcomer(),
    role: 'technical_lead',
    kind: 'grant',
    reason: 'Needed for the new team.',
  })
  const service = () => ({ slug: `lab-${unique++}-${randomUUID().slice(0, 8)}`, name: 'Lab', tier: 4 })
  const registered = async () => {
    const entry = service()
    await registerService(as('mona'), entry)
    return entry
  }
  const holiday = () => ({ date: new Date(Date.UTC(2030, 0, 1 + unique++)).toISOString().slice(0, 10) })

  return [
    {
      name: 'invite-person',
      what: 'invite somebody',
      command: invitePerson,
      prepare: async () => ({ email: address(), name: 'Nia Novak' }),
      allowed: by('A43'),
    },
    {
      name: 'make-reset-link',
      what: 'make a link to a new password',
      command: makeResetLink,
      prepare: async () => ({ personId: await newcomer() }),
      allowed: by('A43'),
    },
    {
      name: 'disable-person',
      what: 'disable somebody',
      command: disablePerson,
      prepare: async () => ({ personId: await newcomer(), reason: 'Left the company.' }),
      allowed: by('A43'),
    },
    {
      name: 'enable-person',
      what: 'enable somebody',
      command: enablePerson,
      prepare: async () => ({ personId: await newcomer({ disabledAt: new Date() }) }),
      allowed: by('A43'),
    },
    {
      name: 'end-sessions',
      what: 'sign somebody out',
      command: endSessions,
      prepare: async () => {
        const personId = await newcomer()
        await opened(personId)
        return { personId }
      },
      allowed: by('A43'),
    },
    {
      name: 'ask-role',
      what: 'ask for a role of authority',
      command: askRole,
      prepare: wish,
      allowed: by('A44', 'CISO'),
    },
    {
      name: 'decide-role',
      what: 'confirm a role as the second person',
      command: decideRole,
      prepare: async () => {
        const asked = await wish()
        await askRole(as('root'), asked)
        const [request] = await db
          .select({ id: roleRequest.id })
          .from(roleRequest)
          .where(and(eq(roleRequest.personId, asked.personId), isNull(roleRequest.decidedAt)))
        return { requestId: request?.id, decision: 'confirm' }
      },
      allowed: by('A44', 'ADM'),
    },
    {
      name: 'confirm-role',
      what: 'confirm a role that was granted alone',
      command: confirmRole,
      prepare: async () => {
        const granted = { personId: await newcomer(), grantedBy: id('root'), unconfirmed: true }
        const [holding] = await db
          .insert(roleHolding)
          .values({ ...granted, role: 'technical_lead' })
          .returning({ id: roleHolding.id })
        return { holdingId: holding?.id, decision: 'confirm' }
      },
      allowed: by('A44', 'ADM'),
    },
    {
      name: 'make-token',
      what: 'make a token of one’s own',
      command: makeToken,
      prepare: async () => ({ name: 'reports', scope: 'read', days: 1 }),
      allowed: by('A46', 'ADM'),
    },
    {
      name: 'revoke-token',
      what: 'revoke the token of somebody else',
      command: revokeToken,
      prepare: async () => {
        const given = { name: 'reports', scope: 'read', days: 1 }
        const { tokenId } = (await makeToken(as('rob'), given)) as { tokenId: string }
        return { tokenId }
      },
      allowed: ['ADM'],
    },
    {
      name: 'revoke-token',
      what: 'revoke one’s own token',
      command: revokeToken,
      prepare: async () => {
        const given = { name: 'reports', scope: 'read', days: 1 }
        const { tokenId } = (await makeToken(as('rita'), given)) as { tokenId: string }
        return { tokenId }
      },
      allowed: ['REQ', 'ADM'],
    },
    {
      name: 'sign-out',
      what: 'end one’s own session',
      command: signOut,
      prepare: async () => ({ sessionId: await opened(id('rita')) }),
      allowed: ['REQ'],
    },
    {
      name: 'edit-profile',
      what: 'edit one’s own profile',
      command: editProfile,
      prepare: async () => ({
        name: 'Nia Novak',
        zone: '',
        theme: 'dark',
        density: 'compact',
      }),
      allowed: ALL,
    },
    {
      name: 'change-password',
      what: 'change one’s own password',
      command: changePassword,
      prepare: async () => {
        await known()
        return { current: PASSWORD, password: ANOTHER, repeat: ANOTHER, keep: null }
      },
      allowed: ALL,
    },
    {
      name: 'edit-organisation',
      what: 'edit the organisation',
      command: editOrganisation,
      prepare: async () => ({ name: 'Test', ...HOURS }),
      allowed: KEEPERS,
    },
    {
      name: 'add-holiday',
      what: 'add a holiday',
      command: addHoliday,
      prepare: async () => ({ ...holiday(), name: 'Founding day' }),
      allowed: by('A26', 'BCM'),
    },
    {
      name: 'remove-holiday',
      what: 'remove a holiday',
      command: removeHoliday,
      prepare: async () => {
        const { date } = holiday()
        await addHoliday(as('mona'), { date, name: 'Founding day' })
        return { date }
      },
      allowed: by('A26', 'BCM'),
    },
    {
      name: 'register-service',
      what: 'register a service',
      command: registerService,
      prepare: async () => service(),
      allowed: KEEPERS,
    },
    {
      name: 'change-service',
      what: 'change a service',
      command: changeService,
      prepare: async () => ({ ...(await registered()), tier: 3 }),
      allowed: KEEPERS,
    },
    {
      name: 'retire-service',
      what: 'retire a service',
      command: retireService,
      prepare: async () => ({ slug: (await registered()).slug, reason: 'Nobody uses it.' }),
      allowed: KEEPERS,
    },
    {
      name: 'sign-in',
      what: 'sign in',
      command: signIn,
      prepare: async () => {
        await known()
        return { email: 'rita@example.com', password: PASSWORD, device: null, ...BROWSER }
      },
      allowed: [],
      system: true,
    },
    {
      name: 'switch-identity',
      what: 'become somebody of the demo',
      command: switchIdentity,
      prepare: async () => {
        await db.update(organisation).set({ demo: true })
        return { personId: id('rita'), ...BROWSER }
      },
      allowed: [],
      system: true,
    },
    {
      name: 'accept-link',
      what: 'take up an invitation',
      command: acceptLink,
      prepare: async () => {
        const invited = { email: address(), name: 'Nia Novak' }
        const { token } = (await invitePerson(as('root'), invited)) as { token: string }
        return { token, password: PASSWORD, repeat: PASSWORD, ...BROWSER }
      },
      allowed: [],
      system: true,
    },
  ]
}

/** The commands that need a database without anybody. */
export const foundingScenarios = (): Scenario[] => [
  {
    name: 'found-organisation',
    what: 'found the organisation',
    command: foundOrganisation,
    prepare: async () => {
      const made = await makeSetUpLink(system, { again: true })
      const administrator = { administrator: 'Ruth Otieno', email: 'ruth@example.com' }
      return {
        name: 'Test',
        ...HOURS,
        ...administrator,
        token: made?.token,
        password: PASSWORD,
        repeat: PASSWORD,
        ...BROWSER,
      }
    },
    allowed: [],
    system: true,
  },
  {
    name: 'found-demo',
    what: 'found the demo',
    command: (_ctx, input) =>
      foundDemo(
        mintContext({ actor: { kind: 'system', job: 'seed' }, now: new Date(), requestId: 'test' }),
        input,
      ),
    prepare: async () => ({
      name: 'Test',
      ...HOURS,
      holidays: [{ date: '2030-01-01', name: 'New Year' }],
      people: (['ADM', 'CISO', 'CTO'] as const).map((column) => ({
        email: `${HOLDER[column]}@example.com`,
        name: HOLDER[column],
        title: '',
        roles: [{ ADM: 'administrator', CISO: 'ciso', CTO: 'cto' }[column]],
      })),
      passwordHash: await hashPassword(PASSWORD),
    }),
    allowed: [],
    system: true,
  },
]
