import { closeDatabase, sql } from '#db/client'
import { guardDatabase } from '#db/guard'
import { migrate } from '#db/migrate'
import { env } from '#lib/env'
import { keptMode } from './data-dir.mjs'

// The step before serving: refuse a weak start, migrate, and decide whether this is the demo. Tells its parent
// { demoMode }. With --embedded the database is the one of the data directory.
const embedded = process.argv.includes('--embedded')

try {
  const { dataDir, demoMode } = env()
  if (process.env.DATABASE_OWNER_URL) await migrate(process.env.DATABASE_OWNER_URL)
  await guardDatabase(sql)
  const demo = process.env.DEMO_MODE ? demoMode : embedded && keptMode(dataDir) === 'demo'
  process.send?.({ demoMode: demo })
} finally {
  await closeDatabase()
}
