import { z } from 'zod'

/** The queues, what each carries and, for the recurring ones, when they run (UTC). */
export const JOBS = {
  /** Tells people what an event means for them. */
  'react-to-events': { payload: z.strictObject({ eventIds: z.array(z.string()).min(1) }), cron: null },
  /** Fires reminders, escalations and deadlines that are due (R14). */
  'fire-timers': { payload: z.strictObject({}), cron: '* * * * *' },
  /** Signs the heads of changed streams into a file outside the database (R11). */
  'seal-streams': { payload: z.strictObject({}), cron: '* * * * *' },
} as const
export type JobName = keyof typeof JOBS
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>
export const QUEUES = Object.keys(JOBS) as JobName[]
