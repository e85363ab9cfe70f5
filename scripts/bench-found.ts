import { closeDatabase } from '#db/client'
import { migrate } from '#db/migrate'
import { seedDemo } from '#db/seed/demo'
import { closeSender } from '#lib/enqueue-job'

// The organisation that npm run bench fills, in the database of DATABASE_URL; with --migrate only its schema.
// Every eighth change of the told year is enough to copy from.
try {
  await migrate(process.env.DATABASE_OWNER_URL ?? '')
  if (!process.argv.includes('--migrate')) await seedDemo(new Date(), console.log, { every: 8 })
} finally {
  await closeSender()
  await closeDatabase()
}
