import { auditVerification } from '#db/schema/audit'
import { defineChore } from '../define-chore'
import { enqueueJob } from '../enqueue-job'
import { must, Refusal } from '../refusal'
import { canVerify } from './permissions'
import { StartVerification } from './schema'

/** Asks the worker to verify the whole trail; one run at a time. */
export const startVerification = defineChore({
  name: 'start-verification',
  schema: StartVerification,
  async run(tx, { actor, now }) {
    must(canVerify(actor))
    if (actor.kind !== 'person') throw new Refusal('forbidden', 'Only a person asks for a verification.')
    const [row] = await tx
      .insert(auditVerification)
      .values({ askedBy: actor.id, askedAt: now })
      .onConflictDoNothing()
      .returning({ id: auditVerification.id })
    if (!row) throw new Refusal('conflict', 'A verification is running already. Wait for its result.')
    await enqueueJob(tx, 'verify-trail', { verificationId: row.id })
    return row.id
  },
})
