import { randomUUID } from 'node:crypto'
import type { Tx } from '#db/client'
import { change, changeService } from '#db/schema/change'
import { canonical, materialText } from '../change/digest'
import { rowOf } from '../change/store'
import type { Context } from '../context'
import { defineCommand } from '../define-command'
import { digestText } from '../digest-text'
import type { DomainEvent } from '../events'
import { getRulebook } from '../policy/queries'
import { allow, Refusal } from '../refusal'
import type { PlannedChange } from './plan'
import { saysOf } from './problem'
import { type Batch, lockBatch } from './queries'
import { WriteChunk } from './schema'
import { HOLD_SECONDS } from './stage'
import { dropPieces, storeBatch, storeProblems } from './store'

/**
 * Writes the changes of one stretch of the file and moves the batch behind it, in one transaction: after a crash the next
 * worker goes on at the next stretch, and none is written twice. A row that broke since the dry run ends the run and undoes it.
 */
export const writeChunk = defineCommand({
  name: 'write-chunk',
  action: 'system',
  schema: WriteChunk,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: () => allow,
  async run(tx, ctx, batch, { fromRow, toRow, last, changes, problems, stopped }) {
    if (batch.status !== 'running' || batch.rowsDone !== fromRow)
      throw new Refusal('conflict', 'Another worker has come further, or the import was cancelled.')
    const of = { batchId: batch.id, batch: batch.number }
    const personId = batch.startedBy
    const [broken] = problems
    if (broken && !batch.skipBroken) {
      const fault = `Line ${broken.line}: ${saysOf(broken)}. It was whole in the dry run; everything is undone.`
      await storeProblems(tx, batch.id, problems)
      await dropPieces(tx, batch.id)
      await storeBatch(tx, batch.id, {
        status: 'undoing',
        fault,
        startedAt: ctx.now,
        rowsDone: 0,
        heldUntil: null,
      })
      return { value: { going: false }, events: [{ type: 'import.stopped', fault, personId, ...of }] }
    }
    const rows = [
      ...(await storeHistory(
        tx,
        ctx,
        batch,
        changes.filter(({ fate }) => fate !== 'draft'),
      )),
      ...(await storeDrafts(
        tx,
        ctx,
        batch,
        changes.filter(({ fate }) => fate === 'draft'),
      )),
    ]
    const written = batch.written + rows.length
    const totalStopped = batch.stopped + stopped
    await storeBatch(tx, batch.id, {
      rowsDone: toRow,
      written,
      stopped: totalStopped,
      progressAt: ctx.now,
      heldUntil: new Date(ctx.now.getTime() + HOLD_SECONDS * 1000),
      ...(last ? { status: 'done', finishedAt: ctx.now, heldUntil: null } : {}),
    })
    if (last) await dropPieces(tx, batch.id)
    const events: DomainEvent[] = rows.flatMap(({ id, number, status }) =>
      status === 'draft' ? [{ type: 'change.drafted', changeId: id, number, importedBy: batch.number }] : [],
    )
    if (last) events.push({ type: 'import.finished', written, stopped: totalStopped, personId, ...of })
    return {
      value: { going: !last },
      events: [
        {
          type: 'import.chunk_written',
          fromRow,
          toRow,
          changes: rows.length,
          first: rows[0]?.number ?? null,
          last: rows.at(-1)?.number ?? null,
          digest: digestText(
            rows.map((row) => canonical([row.number, row.reference, row.status, row.digest])).join(''),
          ),
          ...of,
        },
        ...events,
      ],
    }
  },
})

type Written = { id: string; number: string; reference: string; status: string; digest: string }

/** History as it was: its own times, its outcome, the level recorded then, and nobody's approval. */
async function storeHistory(
  tx: Tx,
  ctx: Context,
  batch: Batch,
  planned: readonly PlannedChange[],
): Promise<Written[]> {
  if (planned.length === 0) return []
  const rows = planned.map((one) => {
    const openedAt = one.openedAt ?? one.startedAt ?? one.closedAt ?? ctx.now
    return {
      ...columnsOf(batch, one),
      status: one.fate as 'closed' | 'cancelled',
      outcome: one.outcome,
      riskLevel: one.riskLevel,
      content: one.content,
      digest: digestText(materialText({ ...one.content, outcome: one.outcome, origin: one.origin }, [], 0)),
      title: one.content.title,
      category: one.content.category,
      plannedStart: dateOf(one.content.plannedStart),
      plannedEnd: dateOf(one.content.plannedEnd),
      implementerId: one.content.implementerId,
      requestorId: one.requestorId ?? batch.startedBy!,
      authors: [],
      createdAt: openedAt,
      updatedAt: one.closedAt ?? openedAt,
      startedAt: one.startedAt,
      endedAt: one.endedAt,
      closedAt: one.fate === 'closed' ? one.closedAt : null,
    }
  })
  return store(tx, rows, planned)
}

/** Drafts of whoever runs the import, which go the whole way like any other. */
async function storeDrafts(
  tx: Tx,
  ctx: Context,
  batch: Batch,
  planned: readonly PlannedChange[],
): Promise<Written[]> {
  if (planned.length === 0) return []
  const rulebook = await getRulebook(tx)
  const rows = []
  for (const one of planned) {
    const { row } = await rowOf(tx, one.content, [], rulebook)
    rows.push({
      ...columnsOf(batch, one),
      ...row,
      status: 'draft' as const,
      requestorId: batch.startedBy!,
      authors: [batch.startedBy!],
      createdAt: one.openedAt ?? ctx.now,
      updatedAt: ctx.now,
    })
  }
  return store(tx, rows, planned)
}

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at))
const columnsOf = (batch: Batch, { reference, origin }: PlannedChange) => ({
  id: randomUUID(),
  importBatchId: batch.id,
  externalReference: reference,
  origin,
})

async function store(
  tx: Tx,
  rows: readonly (typeof change.$inferInsert & { id: string })[],
  planned: readonly PlannedChange[],
): Promise<Written[]> {
  const stored = await tx
    .insert(change)
    .values([...rows])
    .returning({
      id: change.id,
      number: change.number,
      reference: change.externalReference,
      status: change.status,
      digest: change.digest,
    })
  const links = rows.flatMap(({ id }, at) =>
    (planned[at]?.serviceIds ?? []).map((serviceId) => ({ changeId: id, serviceId })),
  )
  if (links.length > 0) await tx.insert(changeService).values(links)
  return stored.map(({ reference, ...row }) => ({ ...row, reference: reference ?? '' }))
}
