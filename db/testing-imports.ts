import { eq } from 'drizzle-orm'
import type { Context } from '#lib/context'
import { addPiece } from '#lib/import/add-piece'
import { cancelImport } from '#lib/import/cancel-import'
import { mapColumns } from '#lib/import/map-columns'
import { proposedMapping } from '#lib/import/mapping'
import { receiveFile } from '#lib/import/receive-file'
import { removeChunk } from '#lib/import/remove-chunk'
import { PIECE_BYTES } from '#lib/import/stage'
import { startRun } from '#lib/import/start-run'
import { startUpload } from '#lib/import/start-upload'
import { undoImport } from '#lib/import/undo-import'
import { writeChunk } from '#lib/import/write-chunk'
import { carryImports } from '#lib/jobs/carry-imports'
import { mintContext } from '#lib/mint-context'
import { db } from './client'
import { importBatch } from './schema'
import type { Company, Scenario } from './testing-scenarios'

export const worker = () =>
  mintContext({ actor: { kind: 'system', job: 'carry-imports' }, now: new Date(), requestId: 'test' })

export const batchOf = async (id: string) => {
  const [row] = await db.select().from(importBatch).where(eq(importBatch.id, id))
  if (!row) throw new RangeError(`There is no batch ${id}.`)
  return row
}

/** Sends a file as the page does, in pieces, without saying that it is whole. */
export async function sendPieces(ctx: Context, file: string | Uint8Array, pieceBytes = PIECE_BYTES) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const { batch } = await startUpload(ctx, { name: 'changes.csv', size: bytes.byteLength })
  for (let seq = 0; seq * pieceBytes < bytes.byteLength; seq++)
    await addPiece(ctx, { batch, seq, bytes: bytes.subarray(seq * pieceBytes, (seq + 1) * pieceBytes) })
  return batch
}
/** A file that has arrived and been read. */
export async function sendFile(ctx: Context, file: string | Uint8Array, pieceBytes?: number) {
  const batch = await sendPieces(ctx, file, pieceBytes)
  await receiveFile(ctx, { batch })
  await carryImports(worker())
  return batch
}
export async function proposalFor(batch: string, answers: object = {}) {
  const { profile } = await batchOf(batch)
  if (!profile) throw new RangeError('The file has not been read.')
  return { ...proposedMapping(profile, 'Europe/Amsterdam'), ...answers }
}
/** A dry run by the proposed mapping and these answers. */
export async function tryFile(ctx: Context, file: string | Uint8Array, answers: object = {}) {
  const batch = await sendFile(ctx, file)
  await mapColumns(ctx, { batch, mapping: await proposalFor(batch, answers), then: 'check' })
  await carryImports(worker())
  return batch
}

let drawn = 0
/** Numbers that no other file of the tests has. */
export const historyFile = (rows: number, state = 'Closed') => {
  drawn++
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `T${drawn}-${at},Replace disk ${at},${state},Successful,2025-03-01 10:00,2025-03-02 10:00,Wiki`,
  )
  return ['Number,Title,State,Outcome,Opened,Closed,Service', ...lines].join('\n')
}

/** Every command of an import, each on a batch where it is next. */
export function importScenarios({ as }: Company): Scenario[] {
  const checked = () => tryFile(as('mona'), historyFile(2))
  const running = async () => {
    const batch = await checked()
    await startRun(as('mona'), { batch })
    return batch
  }
  const done = async () => {
    const batch = await running()
    await carryImports(worker())
    return batch
  }
  const chunk = { fromRow: 0, toRow: 2, last: true, changes: [], problems: [], stopped: 0 }
  const KEEPERS = ['CM', 'ADM'] as const
  return [
    {
      name: 'receive-file',
      what: 'say that the file is whole',
      command: receiveFile,
      prepare: async () => ({ batch: await sendPieces(as('mona'), historyFile(1)) }),
      // Whoever sent it.
      allowed: ['CM'],
    },
    {
      name: 'map-columns',
      what: 'say how the file is read',
      command: mapColumns,
      prepare: async () => {
        const batch = await sendFile(as('mona'), historyFile(1))
        return { batch, mapping: await proposalFor(batch) }
      },
      allowed: KEEPERS,
    },
    {
      name: 'start-run',
      what: 'import what was tried',
      command: startRun,
      prepare: async () => ({ batch: await checked() }),
      allowed: KEEPERS,
    },
    {
      name: 'start-run',
      what: 'import drafts',
      command: startRun,
      prepare: async () => ({ batch: await tryFile(as('mona'), historyFile(2, 'New')) }),
      allowed: ['CM'],
    },
    {
      name: 'cancel-import',
      what: 'cancel an import',
      command: cancelImport,
      prepare: async () => ({ batch: await running() }),
      allowed: KEEPERS,
    },
    {
      name: 'undo-import',
      what: 'undo an import',
      command: undoImport,
      prepare: async () => ({ batch: await done() }),
      allowed: KEEPERS,
    },
    {
      name: 'write-chunk',
      what: 'write a stretch of a file',
      command: writeChunk,
      prepare: async () => ({ batch: await running(), ...chunk }),
      allowed: [],
      system: true,
    },
    {
      name: 'remove-chunk',
      what: 'take a stretch of a file back',
      command: removeChunk,
      prepare: async () => {
        const batch = await done()
        await undoImport(as('mona'), { batch })
        return { batch }
      },
      allowed: [],
      system: true,
    },
  ]
}
