import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { importPiece } from '#db/schema/import'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canSend } from './permissions'
import { lockBatch } from './queries'
import { OnBatch } from './schema'
import { storeBatch } from './store'

/** The last piece has arrived: the file is whole, and the worker reads it. */
export const receiveFile = defineCommand({
  name: 'receive-file',
  action: ['A25', 'A47'],
  schema: OnBatch,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: (actor, batch) => canSend(actor, batch),
  async run(tx, _ctx, batch) {
    const hash = createHash('sha256')
    let size = 0
    // One at a time: a file is larger than the memory it is given.
    for (let seq = 0; ; seq++) {
      const [piece] = await tx
        .select({ bytes: importPiece.bytes })
        .from(importPiece)
        .where(and(eq(importPiece.batchId, batch.id), eq(importPiece.seq, seq)))
      if (!piece) break
      hash.update(piece.bytes)
      size += piece.bytes.byteLength
    }
    if (size !== batch.size)
      throw new Refusal('invalid', `Only ${size} of ${batch.size} bytes arrived. Send the file again.`)
    const digest = hash.digest('hex')
    await storeBatch(tx, batch.id, { status: 'reading', digest })
    return {
      value: { batch: batch.id, number: batch.number, digest },
      events: [
        {
          type: 'import.file_received',
          batchId: batch.id,
          batch: batch.number,
          fileName: batch.fileName,
          size,
          digest,
        },
      ],
    }
  },
})
