import { z } from 'zod'
import { person, roleHolding } from '#db/schema/auth'
import { holiday, organisation } from '#db/schema/organisation'
import { isAuthority, ROLES, type Role } from '../auth/roles'
import { defineCommand } from '../define-command'
import type { Events } from '../events'
import { allow, deny } from '../refusal'
import { Holiday, organisationFields } from './schema'

const Member = z.strictObject({
  email: z.email(),
  name: z.string(),
  title: z.string(),
  roles: z.array(z.enum(ROLES)).min(1),
})

/**
 * The demo organisation and its people in one step, into an empty database only. Roles are granted by the administrator
 * and confirmed by the CISO, hers by the CTO, as A44 would have it.
 */
export const foundDemo = defineCommand({
  name: 'found-demo',
  action: 'public',
  schema: z.strictObject({
    name: organisationFields.name,
    zone: organisationFields.zone,
    businessDays: organisationFields.businessDays,
    opens: organisationFields.opens,
    closes: organisationFields.closes,
    holidays: z.array(Holiday),
    people: z.array(Member).min(3),
    passwordHash: z.string(),
  }),
  async lock(tx) {
    const [[home], [somebody]] = await Promise.all([
      tx.select({ id: organisation.id }).from(organisation),
      tx.select({ id: person.id }).from(person).limit(1),
    ])
    return { empty: !home && !somebody }
  },
  may: (actor, { empty }) =>
    actor.kind !== 'system' || actor.job !== 'seed'
      ? deny('Only the first start founds the demo organisation.')
      : empty
        ? allow
        : deny('This installation already has an organisation. Reset it first.', 'conflict'),
  async run(tx, ctx, _locked, { holidays, people, passwordHash, ...home }) {
    await tx.insert(organisation).values({ ...home, demo: true, createdAt: ctx.now })
    await tx.insert(holiday).values(holidays)
    const made = await tx
      .insert(person)
      .values(
        people.map(({ email, name, title }, place) => ({
          email,
          name,
          title,
          passwordHash,
          passwordChangedAt: ctx.now,
          // One millisecond apart, so that the order of the cast is kept.
          createdAt: new Date(ctx.now.getTime() + place),
        })),
      )
      .returning({ id: person.id, email: person.email })
    const idOf = new Map(made.map(({ id, email }) => [email, id]))
    const holder = (role: Role) => idOf.get(people.find(({ roles }) => roles.includes(role))?.email ?? '')
    const [administrator, ciso, cto] = [holder('administrator'), holder('ciso'), holder('cto')]
    const granted = people.flatMap(({ email, roles }) =>
      roles.map((role) => ({ personId: idOf.get(email)!, email, role })),
    )
    await tx.insert(roleHolding).values(
      granted.map(({ personId, role }) => ({
        personId,
        role,
        since: ctx.now,
        grantedBy: personId === administrator ? null : administrator,
        confirmedBy: isAuthority(role) ? (personId === ciso ? cto : ciso) : null,
      })),
    )
    const events: Events = [
      { type: 'organisation.founded', name: home.name, zone: home.zone },
      ...made.map(({ id, email }) => ({ type: 'auth.person_registered' as const, personId: id, email })),
      ...granted.map(({ personId, email, role }) => ({
        type: 'auth.role_granted' as const,
        personId,
        email,
        role,
        reason: 'The cast of the demo.',
        confirmed: true,
      })),
    ]
    return { value: { people: made.length }, events }
  },
})
