import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db as reader, type Tx } from '#db/client'
import { change, changeFile, fileBlob } from '#db/schema/change'
import { service } from '#db/schema/service'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import { type ChangeSummary, listChanges, SUMMARY } from './list/queries'
import { readable } from './reader/queries'

export { type ChangeSummary, listChanges, readable, SUMMARY }
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

export const listFilesOf = (tx: Tx | typeof reader, changeId: string) =>
  tx
    .select({ id: changeFile.id, name: changeFile.name, digest: changeFile.digest, size: changeFile.size })
    .from(changeFile)
    .where(and(eq(changeFile.changeId, changeId), isNull(changeFile.removedAt)))

/** The catalogue's rows for these slugs; an unknown or retired slug is a refusal that names it. */
export async function getServices(tx: Tx | typeof reader, slugs: readonly string[]) {
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

/** The bytes of one file, for whoever may read its change. */
export async function getFile(ctx: Context, number: string, fileId: string) {
  const [row] = await reader
    .select({ name: changeFile.name, bytes: fileBlob.bytes })
    .from(changeFile)
    .innerJoin(change, eq(change.id, changeFile.changeId))
    .innerJoin(fileBlob, eq(fileBlob.digest, changeFile.digest))
    .where(and(eq(changeFile.id, fileId), eq(change.number, number), readable(ctx)))
  if (!row) throw new Refusal('not_found', 'There is no such file.')
  return row
}
