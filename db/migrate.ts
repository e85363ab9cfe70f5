import { existsSync } from 'node:fs'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { PgBoss } from 'pg-boss'
import { QUEUES } from '../lib/jobs/catalog'
import { connect, type Sql } from './connect'

/** Any number; every process that migrates Cabinet takes the same advisory lock. */
const MIGRATION_LOCK = 7_243_001

/**
 * Brings the schema of the database up to date, as its owner, one process at a time. Tables are granted to the app's
 * role by the migrations themselves; here only what drizzle and pg-boss keep for themselves.
 */
export async function migrate(ownerUrl: string) {
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: 'cabinet-migrate' } })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrateTables(ownerUrl, sql)
    await installJobs(ownerUrl, sql)
  } finally {
    await sql.end()
  }
}

async function migrateTables(ownerUrl: string, sql: Sql) {
  const migrationsFolder = path.resolve('db/migrations')
  if (!existsSync(path.join(migrationsFolder, 'meta/_journal.json'))) return
  const client = connect(ownerUrl, { max: 1 })
  try {
    await applyMigrations(drizzle({ client }), { migrationsFolder })
  } finally {
    await client.end()
  }
  await sql`grant usage on schema drizzle to cabinet_app`
  await sql`grant select on drizzle.__drizzle_migrations to cabinet_app`
}

/** A job of a killed worker is free again after 30 s; one that fails is tried for hours before it is given up (R13). */
const QUEUE = { heartbeatSeconds: 30, retryLimit: 20, retryBackoff: true, retryDelayMax: 600, notify: true }

/** The app's pg-boss runs with `migrate`, `createSchema` and `reindex` off: its role may only read and write jobs. */
async function installJobs(ownerUrl: string, sql: Sql) {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'pgboss',
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  let failure: Error | undefined
  boss.on('error', (error) => {
    failure ??= error
  })
  await boss.start()
  for (const queue of QUEUES) await boss.createQueue(queue, QUEUE)
  await boss.stop({ graceful: false })
  if (failure) throw failure
  await sql.unsafe(`
    grant usage on schema pgboss to cabinet_app;
    grant select, insert, update, delete on all tables in schema pgboss to cabinet_app;
    grant usage on all sequences in schema pgboss to cabinet_app`)
}
