import { defineChore } from '../define-chore'
import { Refusal } from '../refusal'
import { lockBatch } from './queries'
import { NoteProgress } from './schema'
import { CARRIED } from './stage'
import { dropProblems, storeBatch, storeProblems } from './store'

/**
 * How far the worker has come, and what it found; answers whether it may go on. Nothing of a dry run reaches a change.
 * A batch that another worker holds, or that was cancelled meanwhile, is left alone.
 */
export const noteProgress = defineChore({
  name: 'note-progress',
  schema: NoteProgress,
  async run(tx, ctx, { batch: id, claim, hold, rowsDone, profile, unreadable, result, checked, problems }) {
    if (ctx.actor.kind !== 'system')
      throw new Refusal('forbidden', 'Only the worker notes how far it has come.')
    const batch = await lockBatch(tx, ctx, id)
    if (!CARRIED.includes(batch.status)) return false
    if (claim) {
      if (batch.heldUntil && batch.heldUntil > ctx.now) return false
      // A dry run that died begins anew.
      if (batch.status === 'checking') await dropProblems(tx, id)
    }
    const heldUntil = hold === null ? null : new Date(ctx.now.getTime() + hold * 1000)
    const status = unreadable ? 'unreadable' : profile ? 'mapping' : checked ? 'checked' : batch.status
    await storeBatch(tx, id, {
      status,
      heldUntil,
      progressAt: ctx.now,
      ...(rowsDone === undefined ? {} : { rowsDone }),
      ...(profile ? { profile } : {}),
      ...(unreadable ? { fault: unreadable } : {}),
      ...(result ? { result } : {}),
      ...(checked ? { checkedAt: ctx.now } : {}),
    })
    if (problems) await storeProblems(tx, id, problems)
    return true
  },
})
