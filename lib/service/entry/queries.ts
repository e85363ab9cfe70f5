import { and, eq, isNull, sql } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { change, changeService } from '#db/schema/change'
import { service, serviceDependency } from '#db/schema/service'
import { Refusal } from '../../refusal'

/** The service, locked; a retired one is not found. */
export async function lockService(tx: Tx, slug: string) {
  const [row] = await tx
    .select()
    .from(service)
    .where(and(eq(service.slug, slug), isNull(service.retiredAt)))
    .for('update')
  if (!row) throw new Refusal('not_found', `There is no service ${slug} in the catalogue.`)
  return row
}

/** Slugs of what a service depends on, sorted. */
export async function listDependenciesOf(tx: Tx | typeof db, serviceId: string): Promise<string[]> {
  const rows = await tx
    .select({ slug: service.slug })
    .from(serviceDependency)
    .innerJoin(service, eq(service.id, serviceDependency.dependsOnId))
    .where(eq(serviceDependency.serviceId, serviceId))
    .orderBy(service.slug)
  return rows.map(({ slug }) => slug)
}

/** Changes under way; the others leave a service free to go. */
export const OPEN = sql`change.status not in ('closed', 'cancelled', 'rejected', 'draft')`

/** Numbers of the changes that are under way on a service, whoever may read them: it cannot go while they stand. */
export async function listOpenChanges(tx: Tx, serviceId: string): Promise<string[]> {
  const rows = await tx
    .select({ number: change.number, restricted: change.restricted })
    .from(change)
    .innerJoin(changeService, eq(changeService.changeId, change.id))
    .where(and(eq(changeService.serviceId, serviceId), OPEN))
    .orderBy(change.number)
    .limit(20)
  return rows.map(({ number, restricted }) => (restricted ? 'a restricted change' : number))
}
