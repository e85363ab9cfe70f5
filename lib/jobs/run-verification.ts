import { noteVerification } from '../audit/note-verification'
import { verifyTrail } from '../audit/verify-trail'
import type { Context } from '../context'
import { env } from '../env'

/** Notes at most one step of progress per this many events. */
const STEP = 20_000

/** Verifies the trail and keeps the audit page up to date; a second run after a crash begins anew. */
export async function runVerification(ctx: Context, { verificationId }: { verificationId: string }) {
  let noted = 0
  const report = await verifyTrail(env().dataDir, {
    async progress(events, total) {
      if (events - noted < STEP) return
      noted = events
      await noteVerification(ctx, { verificationId, events, total })
    },
  })
  const { events, checkpoints, checkpointDigest, fault } = report
  await noteVerification(ctx, {
    verificationId,
    events,
    total: events,
    outcome: { checkpoints, checkpointDigest, fault },
  })
}
