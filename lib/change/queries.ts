import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { change, changeFile } from '#db/schema/change'
import { service } from '#db/schema/service'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import { mayReadRestricted } from './permissions'

/**
 * Rows of `change` that this person may know of (D120, c17): restricted ones only as requestor, implementer, someone
 * with an open requirement, or by role. Every read of changes carries it, counts and search included (T18).
 */
export function readable(ctx: Context): SQL | undefined {
  const { actor } = ctx
  if (actor.kind === 'system' || mayReadRestricted(actor)) return undefined
  const asked = sql`exists (select 1 from approval_step s where s.change_id = change.id and s.revision = change.revision
    and s.status in ('open', 'info_requested')
    and case when s.people is null then s.roles && array[${sql.join(
      actor.roles.map((role) => sql`${role}`),
      sql`, `,
    )}]::text[] else ${actor.id}::uuid = any (s.people) end)`
  return or(
    eq(change.restricted, false),
    eq(change.requestorId, actor.id),
    eq(change.implementerId, actor.id),
    asked,
  )
}

export type LockedChange = typeof change.$inferSelect

/** The change row, locked; every command that decides on a change begins here (one lock order). */
export async function lockChange(tx: Tx, ctx: Context, number: string): Promise<LockedChange> {
  const [row] = await tx
    .select()
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
    .for('update', { of: change })
  if (!row) throw new Refusal('not_found', `There is no change ${number}.`)
  return row
}

export const listFilesOf = (tx: Tx | typeof db, changeId: string) =>
  tx
    .select({ id: changeFile.id, name: changeFile.name, digest: changeFile.digest, size: changeFile.size })
    .from(changeFile)
    .where(and(eq(changeFile.changeId, changeId), isNull(changeFile.removedAt)))

/** The catalogue's rows for these slugs; an unknown or retired slug is a refusal that names it. */
export async function getServices(tx: Tx, slugs: readonly string[]) {
  if (slugs.length === 0) return []
  const rows = await tx
    .select()
    .from(service)
    .where(and(inArray(service.slug, [...slugs]), isNull(service.retiredAt)))
  const unknown = slugs.filter((slug) => !rows.some((row) => row.slug === slug))
  if (unknown.length > 0)
    throw new Refusal('invalid', `There is no service ${unknown.join(', ')} in the catalogue.`, {
      errors: unknown.map((slug) => ({
        path: 'services',
        message: `There is no service ${slug} in the catalogue.`,
      })),
    })
  return rows
}
