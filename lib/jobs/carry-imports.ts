import type { Context } from '../context'
import { noteProgress } from '../import/note-progress'
import type { Problem } from '../import/problem'
import { type Batch, findBatch, listDueBatches } from '../import/queries'
import { removeChunk } from '../import/remove-chunk'
import { emptyResult, HOLD_SECONDS, MAX_PROBLEMS } from '../import/stage'
import { listPlanned } from '../import/stretch/queries'
import { writeChunk } from '../import/write-chunk'
import { Refusal } from '../refusal'
import { readImport } from './read-import'

type Going = { ctx: Context; stopping: () => boolean }

/**
 * Does what each import waits for: reads the file, tries it, writes its changes, or takes them back. Rows say how far each
 * has come, so that a worker that dies is replaced where it stood, and several take turns.
 */
export async function carryImports(ctx: Context, stopping: () => boolean = () => false): Promise<number> {
  const due = await listDueBatches(ctx)
  for (const batch of due) {
    if (stopping() || !(await noteProgress(ctx, { batch: batch.id, claim: true, hold: HOLD_SECONDS })))
      continue
    try {
      await carry({ ctx, stopping }, batch)
    } catch (error) {
      // It was cancelled, or another worker has come further.
      if (!(error instanceof Refusal)) throw error
    } finally {
      await noteProgress(ctx, { batch: batch.id, hold: null })
    }
  }
  return due.length
}

async function carry(going: Going, batch: Batch): Promise<void> {
  switch (batch.status) {
    case 'reading':
      return readImport(going.ctx, batch.id, going.stopping)
    case 'checking':
      return checkFile(going, batch)
    case 'running':
      return runFile(going, batch)
    case 'undoing':
      while (!going.stopping() && (await removeChunk(going.ctx, { batch: batch.id })).going);
      return
    case 'uploading':
    case 'mapping':
    case 'checked':
    case 'done':
    case 'undone':
    case 'discarded':
    case 'unreadable':
  }
}

async function checkFile(going: Going, batch: Batch): Promise<void> {
  const result = emptyResult()
  let kept = 0
  for await (const { toRow, plans } of listPlanned(going.ctx, batch, going.stopping)) {
    const problems: Problem[] = []
    for (const one of plans) {
      if ('change' in one) result[one.change.fate === 'draft' ? 'drafts' : 'history']++
      else if ('left' in one) result[one.left === 'joined' ? 'joined' : 'left']++
      else {
        result.stopped++
        problems.push(...one.problems)
        for (const { kind } of one.problems) result.kinds[kind] = (result.kinds[kind] ?? 0) + 1
      }
    }
    const named = problems.slice(0, MAX_PROBLEMS - kept)
    kept += named.length
    const note = { batch: batch.id, hold: HOLD_SECONDS, rowsDone: toRow, problems: named }
    if (!(await noteProgress(going.ctx, note))) return
  }
  if (going.stopping() || (await findBatch(going.ctx, batch.id))?.status !== 'checking') return
  await noteProgress(going.ctx, { batch: batch.id, hold: null, result, checked: true })
}

async function runFile(going: Going, batch: Batch): Promise<void> {
  const total = batch.profile?.rows ?? 0
  for await (const { fromRow, toRow, plans } of listPlanned(going.ctx, batch, going.stopping)) {
    const changes = plans.flatMap((one) => ('change' in one ? [one.change] : []))
    const broken = plans.filter((one) => 'problems' in one)
    const problems = broken.flatMap(({ problems }) => problems)
    const chunk = {
      batch: batch.id,
      fromRow,
      toRow,
      last: toRow === total,
      changes,
      problems,
      stopped: broken.length,
    }
    if (!(await writeChunk(going.ctx, chunk)).going) return
  }
}
