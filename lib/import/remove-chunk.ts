import { sql } from 'drizzle-orm'
import { canonical } from '../change/digest'
import { defineCommand } from '../define-command'
import { digestText } from '../digest-text'
import { allow, Refusal } from '../refusal'
import { listTouched, lockBatch } from './queries'
import { OnBatch } from './schema'
import { CHUNK, HOLD_SECONDS } from './stage'
import { storeBatch } from './store'

/** Takes some of the batch's changes back; when none are left that nobody has worked with, the import is undone. */
export const removeChunk = defineCommand({
  name: 'remove-chunk',
  action: 'system',
  schema: OnBatch,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: () => allow,
  async run(tx, ctx, batch) {
    if (batch.status !== 'undoing') throw new Refusal('conflict', 'This import is not being undone.')
    const rows = await tx.execute<{ removed: string }>(
      sql`select removed from remove_imported(${batch.id}, ${CHUNK}::integer)`,
    )
    const removed = rows.map((row) => row.removed).sort()
    const of = { batchId: batch.id, batch: batch.number }
    const rowsDone = batch.rowsDone + removed.length
    const written = batch.written - removed.length
    if (removed.length > 0) {
      await storeBatch(tx, batch.id, {
        rowsDone,
        written,
        progressAt: ctx.now,
        heldUntil: new Date(ctx.now.getTime() + HOLD_SECONDS * 1000),
      })
      return {
        value: { going: true },
        events: [
          {
            type: 'import.chunk_removed',
            changes: removed.length,
            digest: digestText(canonical(removed)),
            ...of,
          },
        ],
      }
    }
    const kept = await listTouched(tx, batch.id, 1000)
    await storeBatch(tx, batch.id, {
      status: kept.length > 0 ? 'done' : 'undone',
      finishedAt: ctx.now,
      heldUntil: null,
      ...(kept.length > 0
        ? { fault: `Undone but for ${kept.slice(0, 20).join(', ')}, which somebody has worked with.` }
        : {}),
    })
    return {
      value: { going: false },
      events: [{ type: 'import.undone', kept: kept.length, personId: batch.startedBy, ...of }],
    }
  },
})
