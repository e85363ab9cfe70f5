import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { person } from '#db/schema/auth'
import { serviceDependency } from '#db/schema/service'
import { getServices } from '../change/queries'
import { Refusal } from '../refusal'
import type { Entry } from './schema'

/** A refusal that names the owner who is not an active person. */
export async function checkOwners(tx: Tx, { ownerId, businessOwnerId }: Entry) {
  const asked = { ownerId, businessOwnerId }
  const ids = Object.values(asked).filter((id) => id !== null)
  if (ids.length === 0) return
  const active = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, ids), isNull(person.disabledAt)))
  const errors = Object.entries(asked)
    .filter(([, id]) => id !== null && !active.some((one) => one.id === id))
    .map(([path]) => ({ path, message: 'Choose an active person.' }))
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
}

/** Makes `slugs` exactly what the service depends on. */
export async function storeDependencies(
  tx: Tx,
  subject: { id: string; slug: string },
  slugs: readonly string[],
) {
  if (slugs.includes(subject.slug))
    throw new Refusal('invalid', 'A service does not depend on itself.', {
      errors: [{ path: 'dependsOn', message: 'A service does not depend on itself.' }],
    })
  const needed = await getServices(tx, [...new Set(slugs)])
  await tx.delete(serviceDependency).where(eq(serviceDependency.serviceId, subject.id))
  if (needed.length > 0)
    await tx
      .insert(serviceDependency)
      .values(needed.map(({ id }) => ({ serviceId: subject.id, dependsOnId: id })))
}
