import { sql } from 'drizzle-orm'
import { fromDrizzle, type PgBoss } from 'pg-boss'
import type { Tx } from '#db/client'
import { openJobs } from '#db/jobs'
import type { JobName, JobPayload } from './jobs/catalog'

const kept = globalThis as typeof globalThis & { cabinetSender?: Promise<PgBoss> }

/** Puts a job in the transaction: it exists if and only if the transaction commits. */
export async function enqueueJob<N extends JobName>(tx: Tx, name: N, payload: JobPayload<N>): Promise<void> {
  kept.cabinetSender ??= openJobs({ supervise: false, schedule: false })
    .start()
    .catch((error: unknown) => {
      // A start while the database was away must not fail every later command.
      delete kept.cabinetSender
      throw error
    })
  const sender = await kept.cabinetSender
  await sender.send(name, payload, { db: fromDrizzle(tx, sql) })
}

/** Lets a process end. */
export async function closeSender(): Promise<void> {
  await (await kept.cabinetSender)?.stop({ graceful: false })
  delete kept.cabinetSender
}
