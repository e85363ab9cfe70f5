import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PgBoss } from 'pg-boss'
import { type Logger, pino } from 'pino'
import { db } from '#db/client'
import { openJobs } from '#db/jobs'
import { sealStreams } from '../audit/seal-streams'
import { learnWords } from '../change/search/learn-words'
import type { Context } from '../context'
import { mintContext } from '../mint-context'
import { carryImports } from './carry-imports'
import { JOBS, type JobName, type JobPayload, QUEUES, ROUNDS, type RoundName } from './catalog'
import { fireTimers } from './fire-timers'
import { reactToEvent } from './react-to-event'
import { recheckChanges } from './recheck-changes'
import { runVerification } from './run-verification'

const HANDLERS: { [N in JobName]: (ctx: Context, payload: JobPayload<N>) => Promise<unknown> } = {
  'react-to-events': async (ctx, payload) => {
    await reactToEvent(ctx, payload)
    await recheckChanges(ctx, payload)
  },
  'verify-trail': runVerification,
}
const ROUND_HANDLERS: Record<RoundName, (ctx: Context, stopping: () => boolean) => Promise<unknown>> = {
  'fire-timers': fireTimers,
  'seal-streams': sealStreams,
  'learn-words': async (ctx) => {
    for (let batch = 0; batch < BATCHES && (await learnWords(ctx, {})) > 0; batch++);
  },
  'carry-imports': carryImports,
}
/** A round that has more to do goes on with it after its rest. */
const BATCHES = 20
/** Jobs a worker may still finish when it is told to stop. */
const GRACE_MS = 10_000

export type Worker = { stop: () => Promise<void> }

/**
 * Works the queues and makes the rounds until stopped. Any number of workers may run: each job is claimed by one, and
 * each round takes its own locks. A job whose worker dies is taken over by another.
 */
export async function runWorker(log: Logger = pino({ name: 'worker' })): Promise<Worker> {
  const boss = openJobs({ supervise: true, schedule: true })
  boss.on('error', (error) => log.error(describe(error), 'queue error'))
  boss.on('warning', ({ message }) => log.warn(message))
  await boss.start()
  for (const name of QUEUES) await workQueue(boss, name, log)
  const rounds = (Object.keys(ROUNDS) as RoundName[]).map((name) => goRound(name, log))
  log.info({ queues: QUEUES, rounds: Object.keys(ROUNDS) }, 'worker started')
  return {
    async stop() {
      await Promise.all(rounds.map((round) => round.stop()))
      await boss.stop({ graceful: true, timeout: GRACE_MS })
    },
  }
}

async function workQueue<N extends JobName>(boss: PgBoss, name: N, log: Logger) {
  let worker = ''
  worker = await boss.work<JobPayload<N>>(name, async ([job]) => {
    if (!job) return
    // There may be more: without this a backlog that nobody is told of is worked at one job in two seconds.
    boss.notifyWorker(worker)
    try {
      await HANDLERS[name](await systemContext(name), JOBS[name].payload.parse(job.data) as JobPayload<N>)
    } catch (error) {
      log.error({ job: name, jobId: job.id, ...describe(error) }, 'job failed and is tried again')
      // Stored with the job, so it says no more than the log does (T20).
      throw new Error(describe(error).message)
    }
  })
}

function goRound(name: RoundName, log: Logger) {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await ROUND_HANDLERS[name](await systemContext(name), () => stopped)
    } catch (error) {
      log.error({ round: name, ...describe(error) }, 'round failed and is made again')
    }
    if (!stopped) timer = setTimeout(next, ROUNDS[name] * 1000)
  }
  let running: Promise<void>
  const next = () => {
    running = round()
  }
  next()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** The worker acts as the system: it holds no role, and commands that need one refuse it. */
async function systemContext(job: string): Promise<Context> {
  const [clock] = await db.execute<{ now: string }>(sql`select clock_timestamp()::timestamptz(3) as now`)
  return mintContext({
    actor: { kind: 'system', job },
    now: new Date(String(clock?.now)),
    requestId: randomUUID(),
  })
}

/** What may be logged of a failure: drizzle puts the values of a query into its message, its cause does not (T20). */
function describe(error: unknown): { type: string; message: string; code?: string; at?: string } {
  if (error instanceof AggregateError) return describe(error.errors[0])
  if (!(error instanceof Error)) return { type: typeof error, message: 'no error object was thrown' }
  const root = error.cause instanceof Error ? error.cause : error
  const code = 'code' in root && typeof root.code === 'string' ? root.code : undefined
  const at = error.stack?.split('\n').find((line) => /^\s+at .*\/lib\//.test(line))
  return { type: root.name, message: root.message, code, at: at?.trim() }
}
