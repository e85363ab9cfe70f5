import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canUndo } from './permissions'
import { listTouched, lockBatch } from './queries'
import { UndoImport } from './schema'
import { storeBatch } from './store'

/** Takes a whole import back. Changes that somebody has worked with since are named first, and stay. */
export const undoImport = defineCommand({
  name: 'undo-import',
  action: ['A25', 'A47'],
  schema: UndoImport,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: (actor, batch) => canUndo(actor, batch),
  async run(tx, ctx, batch, { keepTouched }) {
    const touched = await listTouched(tx, batch.id)
    if (touched.length > 0 && !keepTouched)
      throw new Refusal(
        'conflict',
        `Somebody has worked with ${touched.join(', ')} since. Choose to keep ${touched.length === 1 ? 'it' : 'these'} and undo the rest.`,
        { touched },
      )
    const of = { batchId: batch.id, batch: batch.number }
    await storeBatch(tx, batch.id, {
      status: 'undoing',
      startedAt: ctx.now,
      rowsDone: 0,
      heldUntil: null,
      fault: null,
    })
    return { value: of, events: [{ type: 'import.undo_started', changes: batch.written, ...of }] }
  },
})
