import { sql } from '#db/client'
import { guardDatabase } from '#db/guard'
import { env } from '#lib/env'
import { runWorker } from '#lib/jobs/run-worker'

const kept = globalThis as typeof globalThis & { cabinetStarted?: boolean }

/**
 * Before the first request: ends the process with one line when it must not serve (R01, R12, T25), and works the jobs
 * beside the web server unless JOBS=off.
 */
export async function startServer() {
  // In development a reload comes by again.
  if (kept.cabinetStarted) return
  kept.cabinetStarted = true
  try {
    const { jobs } = env()
    await guardDatabase(sql)
    if (!jobs) return
    const worker = await runWorker()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
