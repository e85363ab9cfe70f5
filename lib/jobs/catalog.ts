import { z } from 'zod'

/** The queues and what each carries. A job is queued in the transaction of the command that causes it. */
export const JOBS = {
  /** Tells people what an event means for them. */
  'react-to-events': { payload: z.strictObject({ eventIds: z.array(z.string()).min(1) }) },
  /** Verifies the whole trail for the audit page. */
  'verify-trail': { payload: z.strictObject({ verificationId: z.uuid() }) },
} as const
export type JobName = keyof typeof JOBS
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>
export const QUEUES = Object.keys(JOBS) as JobName[]

/**
 * What every worker looks after by itself, and how often, in seconds. Rows say what is due, so several workers do no harm.
 * Not queued: a late timer or a late seal (60 s at most, R11, R14) must not wait behind other jobs.
 */
export const ROUNDS = {
  /** Fires reminders, escalations and deadlines that are due (R14). */
  'fire-timers': 20,
  /** Signs the heads of changed streams into a file outside the database (R11). */
  'seal-streams': 30,
  /** Adds the words of new and changed changes to those that misspelt ones are compared with. */
  'learn-words': 10,
  /** Reads, tries, writes and takes back what is imported. */
  'carry-imports': 1,
} as const
export type RoundName = keyof typeof ROUNDS
