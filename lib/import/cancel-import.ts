import { defineCommand } from '../define-command'
import { canCancel } from './permissions'
import { lockBatch } from './queries'
import { CancelImport } from './schema'
import { dropPieces, storeBatch } from './store'

/** Stops an import. What a run has written is undone, so that nothing stays half imported, unless it is to be kept. */
export const cancelImport = defineCommand({
  name: 'cancel-import',
  action: ['A25', 'A47'],
  schema: CancelImport,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: (actor, batch) => canCancel(actor, batch),
  async run(tx, ctx, batch, { keep }) {
    const of = { batchId: batch.id, batch: batch.number }
    await dropPieces(tx, batch.id)
    if (batch.status !== 'running') {
      await storeBatch(tx, batch.id, { status: 'discarded', finishedAt: ctx.now, heldUntil: null })
      return { value: of, events: [{ type: 'import.discarded', ...of }] }
    }
    await storeBatch(
      tx,
      batch.id,
      keep
        ? {
            status: 'done',
            finishedAt: ctx.now,
            heldUntil: null,
            fault: 'Cancelled before the end of the file.',
          }
        : { status: 'undoing', startedAt: ctx.now, rowsDone: 0, heldUntil: null, fault: 'Cancelled.' },
    )
    return { value: of, events: [{ type: 'import.cancelled', written: batch.written, kept: keep, ...of }] }
  },
})
