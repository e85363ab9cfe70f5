import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { person } from '#db/schema/auth'
import { change } from '#db/schema/change'
import { importBatch, importPiece, importProblem } from '#db/schema/import'
import { service } from '#db/schema/service'
import type { Context } from '../context'
import { BOM, csvLine } from '../csv'
import { must, Refusal } from '../refusal'
import { canImport } from './permissions'
import type { Catalogue } from './plan'
import type { Preset } from './preset'
import { type ProblemKind, remedyOf, saysOf } from './problem'
import { type CsvRecord, type Encoding, openCsv, openDecoder } from './record'
import { CARRIED } from './stage'

export type Batch = typeof importBatch.$inferSelect

/** The batch, locked: every step of an import begins here. */
export async function lockBatch(tx: Tx, _ctx: Context, id: string): Promise<Batch> {
  const [row] = await tx.select().from(importBatch).where(eq(importBatch.id, id)).for('update')
  if (!row) throw new Refusal('not_found', 'There is no such import.')
  return row
}

const SHOWN = {
  id: importBatch.id,
  number: importBatch.number,
  fileName: importBatch.fileName,
  size: importBatch.size,
  digest: importBatch.digest,
  status: importBatch.status,
  profile: importBatch.profile,
  mapping: importBatch.mapping,
  result: importBatch.result,
  checkedAt: importBatch.checkedAt,
  skipBroken: importBatch.skipBroken,
  uploadedBy: importBatch.uploadedBy,
  uploadedAt: importBatch.uploadedAt,
  startedAt: importBatch.startedAt,
  finishedAt: importBatch.finishedAt,
  rowsDone: importBatch.rowsDone,
  written: importBatch.written,
  stopped: importBatch.stopped,
  fault: importBatch.fault,
  progressAt: importBatch.progressAt,
  by: sql<string>`(select p.name from person p where p.id = coalesce(import_batch.started_by, import_batch.uploaded_by))`,
}
/** Latest first; for whoever may import. */
export async function listBatches(ctx: Context) {
  must(canImport(ctx.actor))
  return db
    .select({ ...SHOWN, profile: sql<null>`null`, mapping: sql<null>`null` })
    .from(importBatch)
    .orderBy(desc(importBatch.number))
    .limit(20)
}
export async function getBatch(ctx: Context, number: number) {
  must(canImport(ctx.actor))
  const [row] = await db.select(SHOWN).from(importBatch).where(eq(importBatch.number, number))
  if (!row) throw new Refusal('not_found', `There is no import ${number}.`)
  return row
}
export type BatchView = Awaited<ReturnType<typeof getBatch>>

/** Which import brought a change in; asked for a change that the person may read. Null for one that was raised here. */
export async function findBatchOf(_ctx: Context, { importBatchId }: { importBatchId: string | null }) {
  if (importBatchId === null) return null
  const [row] = await db
    .select({
      fileName: importBatch.fileName,
      preset: sql<Preset | null>`import_batch.profile ->> 'preset'`,
      by: SHOWN.by,
      at: sql<Date>`coalesce(import_batch.started_at, import_batch.uploaded_at)`.mapWith(
        importBatch.uploadedAt,
      ),
    })
    .from(importBatch)
    .where(eq(importBatch.id, importBatchId))
  return row ?? null
}

/** In the order of the file. */
export async function listProblems(ctx: Context, batchId: string, limit = 50_000) {
  must(canImport(ctx.actor))
  return db
    .select()
    .from(importProblem)
    .where(eq(importProblem.batchId, batchId))
    .orderBy(asc(importProblem.line), asc(importProblem.id))
    .limit(limit)
}

/** Batches at which a worker should be, and none is. */
export async function listDueBatches(ctx: Context): Promise<Batch[]> {
  return db
    .select()
    .from(importBatch)
    .where(
      and(
        inArray(importBatch.status, [...CARRIED]),
        or(isNull(importBatch.heldUntil), sql`${importBatch.heldUntil} < ${ctx.now.toISOString()}`),
      ),
    )
    .orderBy(importBatch.number)
}
/** As it is now: whether it was cancelled while a worker is at it. */
export async function findBatch(_ctx: Context, id: string): Promise<Batch | null> {
  const [row] = await db.select().from(importBatch).where(eq(importBatch.id, id))
  return row ?? null
}

/** The first bytes of the file. */
export async function findHead(_ctx: Context, batchId: string): Promise<Uint8Array> {
  const [row] = await db
    .select({ bytes: importPiece.bytes })
    .from(importPiece)
    .where(and(eq(importPiece.batchId, batchId), eq(importPiece.seq, 0)))
  return row?.bytes ?? new Uint8Array()
}

/** The records of the file, piece by piece. Throws TypeError where the bytes are not of the encoding. */
export async function* listRecords(
  _ctx: Context,
  batchId: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<CsvRecord[]> {
  const decoder = openDecoder(encoding)
  const csv = openCsv(delimiter)
  for (let seq = 0; ; seq++) {
    const [row] = await db
      .select({ bytes: importPiece.bytes })
      .from(importPiece)
      .where(and(eq(importPiece.batchId, batchId), eq(importPiece.seq, seq)))
    if (!row) break
    yield csv.push(decoder.push(row.bytes))
  }
  yield [...csv.push(decoder.end()), ...csv.end()]
}

/** Services by slug and name, and people by address and name, as rows of a file name them. */
export async function getCatalogue(_ctx: Context): Promise<Catalogue> {
  const [services, people] = await Promise.all([
    db
      .select({ id: service.id, slug: service.slug, name: service.name })
      .from(service)
      .where(isNull(service.retiredAt)),
    db.select({ id: person.id, email: person.email, name: person.name }).from(person),
  ])
  const byName = new Map<string, string[]>()
  for (const { id, email, name } of people)
    for (const key of new Set([email.toLowerCase(), name.toLowerCase()]))
      byName.set(key, [...(byName.get(key) ?? []), id])
  return {
    services: new Map(
      services.flatMap(({ id, slug, name }) => [
        [name.toLowerCase(), { id, slug }] as const,
        [slug.toLowerCase(), { id, slug }] as const,
      ]),
    ),
    people: byName,
  }
}

/** Those of these numbers that an import brought in before. */
export async function listImported(_ctx: Context, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set()
  const rows = await db
    .select({ reference: change.externalReference })
    .from(change)
    .where(inArray(change.externalReference, [...references]))
  return new Set(rows.flatMap(({ reference }) => (reference === null ? [] : [reference])))
}

/** Numbers of the batch's changes that somebody has worked with since; an undoing leaves them. */
export async function listTouched(tx: Tx | typeof db, batchId: string, limit = 20): Promise<string[]> {
  // As `touched_since_import` says of one change, but of all of them at once: 100,000 calls would take too long.
  const rows = await tx.execute<{ number: string }>(sql`
    select number from (
      select c.number from change c where c.import_batch_id = ${batchId} and (c.version <> 1 or c.revision <> 0)
      union select c.number from change_comment k join change c on c.id = k.change_id where c.import_batch_id = ${batchId}
      union select c.number from change_file f join change c on c.id = f.change_id where c.import_batch_id = ${batchId}
      union select c.number from change d join change c on c.id = d.copied_from_id where c.import_batch_id = ${batchId}
    ) touched order by number limit ${limit}`)
  return rows.map(({ number }) => number)
}

/** The problems as lines of a CSV file, for whoever corrects the source. */
export async function* listProblemLines(ctx: Context, batchId: string): AsyncGenerator<string> {
  const problems = await listProblems(ctx, batchId)
  yield BOM + csvLine(['Line', 'Column', 'Value', 'What is wrong', 'Remedy'])
  for (const { line, column, value, kind, more } of problems) {
    const known = kind as ProblemKind
    yield csvLine([line, column, value, saysOf({ kind: known, ...(more ? { more } : {}) }), remedyOf(known)])
  }
}
