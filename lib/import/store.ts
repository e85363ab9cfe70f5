import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { importBatch, importPiece, importProblem } from '#db/schema/import'
import type { Problem } from './problem'

export async function storeBatch(tx: Tx, id: string, set: Partial<typeof importBatch.$inferInsert>) {
  await tx.update(importBatch).set(set).where(eq(importBatch.id, id))
}
/** The file has served; what it said is in the changes and its digest in the trail. */
export async function dropPieces(tx: Tx, batchId: string) {
  await tx.delete(importPiece).where(eq(importPiece.batchId, batchId))
}
export async function storeProblems(tx: Tx, batchId: string, problems: readonly Problem[]) {
  for (let at = 0; at < problems.length; at += 1000)
    await tx
      .insert(importProblem)
      .values(problems.slice(at, at + 1000).map((problem) => ({ batchId, ...problem })))
}
export async function dropProblems(tx: Tx, batchId: string) {
  await tx.delete(importProblem).where(eq(importProblem.batchId, batchId))
}
