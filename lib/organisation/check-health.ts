import { sql } from '#db/client'
import { countPendingMigrations } from '#db/guard'

export type Health = { status: 'ok' } | { status: 'unavailable'; reason: string }

/** Whether this installation can serve: the database answers and has every migration. Anyone may ask. */
export async function checkHealth(): Promise<Health> {
  try {
    const pending = await countPendingMigrations(sql)
    if (pending === 0) return { status: 'ok' }
    return { status: 'unavailable', reason: `The database lacks ${pending} migration(s).` }
  } catch {
    return { status: 'unavailable', reason: 'The database does not answer.' }
  }
}
