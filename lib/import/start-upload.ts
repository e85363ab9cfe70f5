import { importBatch } from '#db/schema/import'
import { defineChore } from '../define-chore'
import { must, Refusal } from '../refusal'
import { canImport } from './permissions'
import { StartUpload } from './schema'

/** Opens a batch for the pieces of a file; that the file arrived is on record, with its digest. */
export const startUpload = defineChore({
  name: 'start-upload',
  schema: StartUpload,
  async run(tx, { actor, now }, { name, size }) {
    must(canImport(actor))
    if (actor.kind !== 'person') throw new Refusal('forbidden', 'A file is sent by a person.')
    const [row] = await tx
      .insert(importBatch)
      .values({ fileName: name, size, uploadedBy: actor.id, uploadedAt: now })
      .returning({ id: importBatch.id, number: importBatch.number })
    return { batch: row!.id, number: row!.number }
  },
})
