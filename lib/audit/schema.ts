import { z } from 'zod'

export const StartVerification = z.strictObject({})
export const NoteVerification = z.strictObject({
  verificationId: z.uuid(),
  events: z.int().min(0),
  total: z.int().min(0),
  /** Absent while it runs. */
  outcome: z
    .strictObject({
      checkpoints: z.int().min(0),
      checkpointDigest: z.string().nullable(),
      fault: z.string().nullable(),
    })
    .optional(),
})
