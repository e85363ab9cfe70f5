import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { implementationRun } from '#db/schema/implementation'
import { lockChange } from '../change/queries'
import { OnChange } from '../change/schema'
import { defineCommand } from '../define-command'
import { must, Refusal } from '../refusal'
import { lockServices } from '../service/queries'
import { gateVerdict } from './gate'
import { canStart } from './permissions'
import { getGate } from './queries'

/** Starts only if every check holds in this transaction (c12); the checks are kept with the run. */
export const startImplementation = defineCommand({
  name: 'start-implementation',
  action: 'A32',
  schema: OnChange,
  async lock(tx, { number }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    await lockServices(tx, subject.content.services)
    return subject
  },
  may: (actor, subject) => canStart(actor, subject),
  async run(tx, ctx, subject) {
    if (ctx.actor.kind !== 'person')
      throw new Refusal('forbidden', 'An implementation is started by a person.')
    const { id, number, revision, version } = subject
    const gate = await getGate(tx, ctx, subject)
    must(gateVerdict(gate))
    const moved = { startedAt: ctx.now, version: version + 1, updatedAt: ctx.now }
    // An emergency goes through scheduled in the same moment (D13).
    if (subject.status === 'approved')
      await tx.update(change).set({ status: 'scheduled', scheduledAt: ctx.now }).where(eq(change.id, id))
    await tx
      .update(change)
      .set({ status: 'implementing', ...moved })
      .where(eq(change.id, id))
    const [run] = await tx
      .insert(implementationRun)
      .values({ changeId: id, revision, startedBy: ctx.actor.id, startedAt: ctx.now, gate })
      .returning({ id: implementationRun.id })
    return {
      value: { number, status: 'implementing' as const, runId: run!.id },
      events: [{ type: 'implementation.started', changeId: id, number, runId: run!.id, gate }],
    }
  },
})
