import { closeDatabase, sql } from '#db/client'
import { guardDatabase } from '#db/guard'
import { migrate } from '#db/migrate'
import { env, StartRefused } from '#lib/env'
import { keepMode, keptMode } from './data-dir.mjs'

// The step before serving: refuse a weak start, migrate, found the demo on the first start. Tells its parent
// { demoMode }. With --embedded the database is the one of the data directory; with --dev the app is being developed;
// --beside, a command of its own, prints no set-up link: only npm start does (D117).
const embedded = process.argv.includes('--embedded')
const dev = process.argv.includes('--dev')
const beside = process.argv.includes('--beside')

try {
  const { dataDir, demoMode } = env()
  if (process.env.DATABASE_OWNER_URL) await migrate(process.env.DATABASE_OWNER_URL)
  await guardDatabase(sql)
  const [found] = await sql<{ people: boolean; demo: boolean }[]>`
    select exists (select from person) as people, exists (select from organisation where demo) as demo`
  const { people = false, demo = false } = found ?? {}
  const stated = Boolean(process.env.DEMO_MODE)
  if (demo && !embedded && !dev && !stated) {
    throw new StartRefused(
      'The database holds the demo organisation, whose passwords are public (T25). Set DEMO_MODE=on to serve it all the same',
    )
  }
  const blank = embedded && keptMode(dataDir) === 'blank'
  const serveDemo = stated ? demoMode : embedded && (demo || (!people && !blank))
  // The mode is kept once the demo is whole: a first start that was broken off is taken up again.
  if (serveDemo && (!people || (embedded && keptMode(dataDir) !== 'demo'))) {
    console.log('founding the demo organisation')
    // Only here: the commands that the seed calls take a second to load.
    const { seed } = await import('./seed')
    await seed((message) => console.log(message), { year: !process.argv.includes('--short-demo') })
  }
  if (embedded && serveDemo) keepMode(dataDir, 'demo')
  if (!serveDemo && !people && !beside) {
    const { setupLink } = await import('./setup-link')
    const link = await setupLink()
    if (link) console.log(link)
  }
  process.send?.({ demoMode: serveDemo })
} finally {
  await closeDatabase()
}
