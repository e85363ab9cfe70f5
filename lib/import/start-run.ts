import { canonical } from '../change/digest'
import { defineCommand } from '../define-command'
import { digestText } from '../digest-text'
import { Refusal } from '../refusal'
import { canRun } from './permissions'
import { lockBatch } from './queries'
import { StartRun } from './schema'
import { storeBatch } from './store'

/** Lets the worker import what the dry run showed. */
export const startRun = defineCommand({
  name: 'start-run',
  action: ['A25', 'A47'],
  schema: StartRun,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: (actor, batch, { skipBroken }) => canRun(actor, batch, skipBroken),
  async run(tx, ctx, batch, { skipBroken }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'An import is started by a person.')
    await storeBatch(tx, batch.id, {
      status: 'running',
      skipBroken,
      startedBy: ctx.actor.id,
      startedAt: ctx.now,
      rowsDone: 0,
      stopped: 0,
      heldUntil: null,
    })
    return {
      value: { batch: batch.id, number: batch.number },
      events: [
        {
          type: 'import.started',
          batchId: batch.id,
          batch: batch.number,
          fileName: batch.fileName,
          rows: batch.profile?.rows ?? 0,
          mapping: digestText(canonical(batch.mapping)),
          skipped: batch.result?.stopped ?? 0,
        },
      ],
    }
  },
})
