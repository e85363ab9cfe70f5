import type { Means } from '#lib/auth/actor'
import type { Role } from '#lib/auth/roles'
import { storeStandardCalendar } from '#lib/calendar/store'
import { mintContext } from '#lib/mint-context'
import { storeFirstPolicy } from '#lib/policy/store'
import { db } from './client'
import { organisation, person, roleHolding, service } from './schema'

/** The cast of the tests: a first name, the roles held. Deputies end in 2. */
const ROLES_OF = {
  rita: ['requestor'],
  rob: ['requestor'],
  otto: ['implementer', 'requestor'],
  mona: ['change_manager'],
  mona2: ['change_manager'],
  ann: ['technical_lead'],
  ann2: ['technical_lead'],
  sam: ['security_lead'],
  bob: ['business_owner', 'business_rep'],
  cora: ['compliance_officer'],
  eve: ['eca'],
  ben: ['bcm'],
  carl: ['ciso'],
  tina: ['cto'],
  omar: ['coo'],
  ada: ['auditor'],
  root: ['administrator'],
} as const satisfies Record<string, readonly Role[]>
export type Name = keyof typeof ROLES_OF
export const NAMES = Object.keys(ROLES_OF) as Name[]

/** A founded organisation with everyone in it and three services, written at once; nobody has a password. */
export async function foundCompany() {
  const now = new Date()
  const people = await db.transaction(async (tx) => {
    await tx.insert(organisation).values({
      name: 'Test',
      zone: 'Europe/Amsterdam',
      businessDays: [1, 2, 3, 4, 5],
      opens: '09:00',
      closes: '17:00',
    })
    await storeFirstPolicy(tx, now, { tokensDecide: true })
    await storeStandardCalendar(tx, 'Europe/Amsterdam', now)
    const rows = await tx
      .insert(person)
      // In their order of standing: who came first holds the seat, the others are deputies.
      .values(
        NAMES.map((name, at) => ({
          email: `${name}@example.com`,
          name,
          createdAt: new Date(now.getTime() - 1000 + at),
        })),
      )
      .returning({ id: person.id, name: person.name })
    const ids = new Map(rows.map(({ id, name }) => [name, id]))
    await tx
      .insert(roleHolding)
      .values(NAMES.flatMap((name) => ROLES_OF[name].map((role) => ({ personId: ids.get(name)!, role }))))
    await tx.insert(service).values([
      {
        slug: 'payments-api',
        name: 'Payments API',
        tier: 1,
        ownerId: ids.get('ann'),
        businessOwnerId: ids.get('bob'),
        internetFacing: true,
      },
      {
        slug: 'ledger-db',
        name: 'Ledger database',
        tier: 1,
        regulated: true,
        businessOwnerId: ids.get('bob'),
      },
      { slug: 'wiki', name: 'Wiki', tier: 4, environment: 'test' },
    ])
    return ids
  })
  const id = (name: Name) => people.get(name)!
  /** A context as a door would mint it. `clock` lets a test live at another time. */
  const as = (name: Name, options: { clock?: Date; key?: string; means?: Means } = {}) =>
    mintContext({
      actor: {
        kind: 'person',
        id: id(name),
        name,
        roles: [...ROLES_OF[name]],
        means: options.means ?? { kind: 'screen' },
      },
      now: options.clock ?? new Date(),
      requestId: 'test',
      ...(options.key ? { idempotencyKey: options.key } : {}),
      ...(options.clock ? { clock: options.clock } : {}),
    })
  return { id, as }
}
