import { closeDatabase, sql } from '#db/client'
import { outliveLostConnections } from '#db/connect'
import { guardDatabase } from '#db/guard'
import { runWorker } from '#lib/jobs/run-worker'

// The worker alone; web processes then run with JOBS=off.
outliveLostConnections()
try {
  await guardDatabase(sql)
  const worker = await runWorker()
  const stop = async () => {
    await worker.stop()
    await closeDatabase()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
  await closeDatabase()
}
