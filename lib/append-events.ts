import { randomUUID } from 'node:crypto'
import type { Tx } from '#db/client'
import { auditEvent } from '#db/schema/audit'
import { actorName } from './auth/actor'
import type { Context } from './context'
import { enqueueJob } from './enqueue-job'
import { type Events, streamOf } from './events'

/** Writes the trail and asks the worker to react, in the command's own transaction (R10). */
export async function appendEvents(tx: Tx, ctx: Context, events: Events): Promise<void> {
  const { actor } = ctx
  const rows = events.map((event) => ({
    stream: streamOf(event),
    id: randomUUID(),
    type: event.type,
    actorId: actor.kind === 'person' ? actor.id : `job:${actor.job}`,
    actorName: actorName(actor),
    means:
      actor.kind === 'system'
        ? 'system'
        : actor.means.kind === 'token'
          ? `token:${actor.means.tokenId}`
          : 'screen',
    requestId: ctx.requestId,
    occurredAt: ctx.now.toISOString(),
    payload: JSON.stringify(event),
  }))
  await tx.insert(auditEvent).values(rows)
  if (!ctx.silent) await enqueueJob(tx, 'react-to-events', { eventIds: rows.map((row) => row.id) })
}
