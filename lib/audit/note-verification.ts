import { and, eq, isNull } from 'drizzle-orm'
import { auditVerification } from '#db/schema/audit'
import { defineChore } from '../define-chore'
import { Refusal } from '../refusal'
import { NoteVerification } from './schema'

/** How far the verifier has come, written by the worker as it reads. */
export const noteVerification = defineChore({
  name: 'note-verification',
  schema: NoteVerification,
  async run(tx, { actor, now }, { verificationId, events, total, outcome }) {
    if (actor.kind !== 'system') throw new Refusal('forbidden', 'Only the worker notes how far it has come.')
    await tx
      .update(auditVerification)
      .set({ events, total, ...(outcome ? { ...outcome, finishedAt: now } : {}) })
      .where(and(eq(auditVerification.id, verificationId), isNull(auditVerification.finishedAt)))
  },
})
