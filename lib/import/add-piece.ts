import { importPiece } from '#db/schema/import'
import { defineChore } from '../define-chore'
import { must } from '../refusal'
import { canSend } from './permissions'
import { lockBatch } from './queries'
import { AddPiece } from './schema'

/** One piece of the file. Sent again, as after a broken line, it takes the place of the first. */
export const addPiece = defineChore({
  name: 'add-piece',
  schema: AddPiece,
  async run(tx, ctx, { batch: id, seq, bytes }) {
    must(canSend(ctx.actor, await lockBatch(tx, ctx, id)))
    const piece = { batchId: id, seq, bytes: Buffer.from(bytes) }
    await tx
      .insert(importPiece)
      .values(piece)
      .onConflictDoUpdate({ target: [importPiece.batchId, importPiece.seq], set: { bytes: piece.bytes } })
    return { seq }
  },
})
