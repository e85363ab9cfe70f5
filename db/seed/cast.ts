import { db } from '#db/client'
import { person } from '#db/schema/auth'
import type { Role } from '#lib/auth/roles'
import { hashPassword } from '#lib/hash-password'
import { mintContext } from '#lib/mint-context'
import { foundDemo } from '#lib/organisation/found-demo'
import { holidaysOf } from './holiday'

type Member = { name: string; title: string; roles: readonly [Role, ...Role[]] }

/** The people of the demo by key; the address is `<key>@example.com`, the password `demo`. */
export const CAST = {
  rita: { name: 'Rita Alvarez', title: 'Product owner, payments', roles: ['requestor'] },
  otto: { name: 'Otto Lindqvist', title: 'Platform engineer', roles: ['implementer', 'requestor'] },
  mona: { name: 'Mona Okafor', title: 'Change manager, chair of the CAB', roles: ['change_manager'] },
  ann: { name: 'Ann Keller', title: 'Lead architect', roles: ['technical_lead'] },
  sam: { name: 'Sam Ito', title: 'Head of security engineering', roles: ['security_lead'] },
  bob: {
    name: 'Bob Marsh',
    title: 'Director of retail banking',
    roles: ['business_owner', 'business_rep'],
  },
  cora: { name: 'Cora Nwosu', title: 'Head of compliance', roles: ['compliance_officer'] },
  eve: { name: 'Eve Tan', title: 'Duty manager', roles: ['eca'] },
  ben: { name: 'Ben Adeyemi', title: 'Continuity manager', roles: ['bcm'] },
  carl: { name: 'Carl Jansen', title: 'Chief information security officer', roles: ['ciso'] },
  tina: { name: 'Tina Rossi', title: 'Chief technology officer', roles: ['cto'] },
  omar: { name: 'Omar Haddad', title: 'Chief operating officer', roles: ['coo'] },
  ada: { name: 'Ada Brandt', title: 'Internal auditor', roles: ['auditor'] },
  root: { name: 'Ruth Otieno', title: 'Service administrator', roles: ['administrator'] },
  ines: { name: 'Ines Moreau', title: 'Infrastructure lead', roles: ['infrastructure_lead', 'requestor'] },
  adam: { name: 'Adam Novak', title: 'Application lead', roles: ['application_lead', 'requestor'] },
  quinn: { name: 'Quinn Baker', title: 'QA lead', roles: ['qa_lead', 'requestor'] },
  olga: { name: 'Olga Petrova', title: 'Operations lead', roles: ['operations_lead', 'requestor'] },
  max: { name: 'Max de Vries', title: 'Deputy change manager', roles: ['change_manager'] },
  tess: { name: 'Tess Bakker', title: 'Deputy lead architect', roles: ['technical_lead'] },
  sven: { name: 'Sven Dahl', title: 'Deputy head of security engineering', roles: ['security_lead'] },
  bea: {
    name: 'Bea Fontaine',
    title: 'Director of business banking',
    roles: ['business_owner', 'business_rep'],
  },
  colin: { name: 'Colin Hughes', title: 'Compliance officer', roles: ['compliance_officer'] },
  ella: { name: 'Ella Smit', title: 'Deputy duty manager', roles: ['eca'] },
  bram: { name: 'Bram Visser', title: 'Deputy continuity manager', roles: ['bcm'] },
  dana: { name: 'Dana Kowalski', title: 'Database engineer', roles: ['implementer', 'requestor'] },
  igor: { name: 'Igor Marin', title: 'Network engineer', roles: ['implementer', 'requestor'] },
  nora: { name: 'Nora Jacobs', title: 'Product owner, mobile banking', roles: ['requestor'] },
  pieter: { name: 'Pieter Mulder', title: 'Product owner, lending', roles: ['requestor'] },
  yara: { name: 'Yara Haile', title: 'Data engineer', roles: ['requestor'] },
} as const satisfies Record<string, Member>
export type CastKey = keyof typeof CAST
export const emailOf = (key: CastKey): string => `${key}@example.com`

/** The demo organisation with its cast, made once; a second call only reads. `clock` founds it at another time. */
export async function seedCast(clock?: Date): Promise<Map<CastKey, { id: string; email: string }>> {
  const known = await readCast()
  if (known.size > 0) return known
  const ctx = mintContext({
    actor: { kind: 'system', job: 'seed' },
    now: clock ?? new Date(),
    requestId: 'seed',
    ...(clock ? { clock, silent: true } : {}),
  })
  await foundDemo(ctx, {
    name: 'Noorderlicht Bank',
    zone: 'Europe/Amsterdam',
    businessDays: [1, 2, 3, 4, 5],
    opens: '09:00',
    closes: '17:30',
    holidays: [0, 1, 2, 3].flatMap((years) => holidaysOf(ctx.now.getUTCFullYear() + years)),
    people: (Object.keys(CAST) as CastKey[]).map((key) => ({ email: emailOf(key), ...CAST[key] })),
    passwordHash: await hashPassword('demo'),
  })
  return readCast()
}

async function readCast() {
  const rows = await db.select({ id: person.id, email: person.email }).from(person)
  const byEmail = new Map(rows.map((row) => [row.email, row]))
  return new Map(
    (Object.keys(CAST) as CastKey[]).flatMap((key) => {
      const row = byEmail.get(emailOf(key))
      return row ? [[key, row] as const] : []
    }),
  )
}
