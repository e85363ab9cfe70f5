import { type Db, PgBoss } from 'pg-boss'

import { beforeClose, sql } from './client'

/** pg-boss over our own postgres.js client, so that it needs no second driver pool. */
const database: Db = {
  async executeSql(text, values) {
    if (values?.length) return { rows: [...(await sql.unsafe(text, values as never[]))] }
    // Statements of several parts, some with their own BEGIN, need one connection for themselves.
    const reserved = await sql.reserve()
    const result = await reserved
      .unsafe(text)
      .simple()
      .catch((error: unknown) => {
        // One that died went back to the pool by itself; released again it would be used as if it lived.
        if (error instanceof Error && 'severity' in error) reserved.release()
        throw error
      })
    reserved.release()
    return { rows: Array.isArray(result[0]) ? result.flat() : [...result] }
  },
  async listen(channel, onNotification, onReconnect) {
    const subscription = await sql.listen(channel, onNotification, onReconnect)
    return { close: () => subscription.unlisten() }
  },
}

/** The owner installs the schema (db/migrate.ts); the app's role only reads and writes jobs. */
export function openJobs(options: { supervise: boolean; schedule: boolean }) {
  const boss = new PgBoss({
    db: database,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    reindex: false,
    useListenNotify: options.schedule,
    ...options,
  })
  // Unheard, an error would end the process (node:events); the database being away for a moment must not.
  boss.on('error', ({ message }) => process.stderr.write(`jobs: ${message}\n`))
  const stop = () => boss.stop({ graceful: false })
  beforeClose.add(stop)
  boss.on('stopped', () => beforeClose.delete(stop))
  return boss
}
