import { type Actor, holds } from '../auth/actor'
import { allow, deny, every, type Verdict } from '../refusal'
import { type BatchStatus, type CheckResult } from './stage'

/** Who runs the system and who answers for the changes bring the organisation's history in (A47, A25). */
export const canImport = (actor: Actor): Verdict =>
  holds(actor, 'administrator', 'change_manager')
    ? allow
    : deny('Only an administrator or a change manager imports changes.')

type Batch = { status: BatchStatus; result: CheckResult | null; uploadedBy: string }
const inState = ({ status }: Batch, states: readonly BatchStatus[], otherwise: string): Verdict =>
  states.includes(status) ? allow : deny(otherwise, 'conflict')

/** Pieces of a file come from whoever began to send it. */
export const canSend = (actor: Actor, batch: Batch): Verdict =>
  every(
    canImport(actor),
    actor.kind === 'person' && actor.id === batch.uploadedBy
      ? allow
      : deny('Somebody else sends this file. Begin an import of your own.'),
    inState(batch, ['uploading'], 'This file has arrived already.'),
  )
export const canMap = (actor: Actor, batch: Batch): Verdict =>
  every(
    canImport(actor),
    inState(
      batch,
      ['mapping', 'checked'],
      'The mapping is fixed now. Undo the import to change it, then upload again.',
    ),
  )
/** A run needs a dry run of this very mapping, and a choice where rows are broken; drafts need who may raise changes (A01). */
export const canRun = (actor: Actor, batch: Batch, skipBroken: boolean): Verdict => {
  const { result } = batch
  return every(
    canImport(actor),
    inState(batch, ['checked'], 'Make a dry run first. Nothing is imported that was not tried.'),
    result && result.history + result.drafts > 0
      ? allow
      : deny('No row of the file becomes a change. Correct the mapping and try again.', 'conflict'),
    result && result.stopped > 0 && !skipBroken
      ? deny(
          `${result.stopped} rows are broken. Correct them, or choose to import the good rows and skip these.`,
          'conflict',
        )
      : allow,
    result && result.drafts > 0 && !holds(actor, 'change_manager')
      ? deny('Administrators raise no changes. Leave out the drafts, or ask a change manager to run it.')
      : allow,
  )
}
export const canCancel = (actor: Actor, batch: Batch): Verdict =>
  every(
    canImport(actor),
    inState(
      batch,
      ['uploading', 'reading', 'mapping', 'checking', 'checked', 'running', 'unreadable'],
      'There is nothing to cancel any more.',
    ),
  )
export const canUndo = (actor: Actor, batch: Batch): Verdict =>
  every(canImport(actor), inState(batch, ['done'], 'Only an import that is done can be undone.'))
