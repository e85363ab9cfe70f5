import { existsSync } from 'node:fs'
import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { StartRefused } from '#lib/env'
import type { Sql } from './connect'

const OLDEST_SERVER = 15

/** Migrations shipped with this version that the database has not had, by number. Needs only the app's role. */
export async function countPendingMigrations(sql: Sql) {
  const migrationsFolder = path.resolve(/*turbopackIgnore: true*/ 'db/migrations')
  if (!existsSync(path.join(migrationsFolder, 'meta/_journal.json'))) return 0
  const shipped = readMigrationFiles({ migrationsFolder })
  const [table] = await sql<
    { there: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!table?.there) return shipped.length
  const applied = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`
  const hashes = new Set(applied.map(({ hash }) => hash))
  return shipped.filter(({ hash }) => !hashes.has(hash)).length
}

type Server = {
  version: number
  fsync: string
  full_page_writes: string
  synchronous_commit: string
  role: string
  superuser: boolean
  bypass: boolean
  owner: boolean
}

/**
 * Throws `StartRefused` unless the server keeps what it acknowledges (R01), the app's role can neither alter the
 * trail nor its guards (R12), and the schema is current. Run by every process before it serves or works.
 * `throwAway` lets the servers of tests pass, which do not flush to disk.
 */
export async function guardDatabase(sql: Sql, { throwAway = false } = {}) {
  const [server] = await sql<Server[]>`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync,
      current_setting('full_page_writes') as full_page_writes,
      current_setting('synchronous_commit') as synchronous_commit,
      rolname as role, rolsuper as superuser, rolbypassrls as bypass,
      pg_has_role(rolname, (select datdba from pg_database where datname = current_database()), 'member')
        or exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
          where nspname in ('public', 'pgboss', 'drizzle') and pg_has_role(rolname, relowner, 'member')) as owner
    from pg_roles where rolname = current_user`
  if (!server) throw new StartRefused('The database does not tell which role it serves.')
  const reason = refusalOf(server, throwAway)
  if (reason) throw new StartRefused(reason)
  const pending = await countPendingMigrations(sql)
  if (pending > 0) {
    throw new StartRefused(
      `The database lacks ${pending} migration(s). Start once with DATABASE_OWNER_URL to apply them.`,
    )
  }
}

function refusalOf(server: Server, throwAway: boolean) {
  if (server.version < OLDEST_SERVER) {
    return `PostgreSQL ${server.version} is too old. Use version ${OLDEST_SERVER} or newer.`
  }
  if (!throwAway) {
    for (const setting of ['fsync', 'full_page_writes'] as const) {
      if (server[setting] !== 'on')
        return `The database runs with ${setting} off and can lose what it confirmed. Turn it on.`
    }
    if (server.synchronous_commit === 'off') {
      return 'The database runs with synchronous_commit off and can lose what it confirmed. Set it to on.'
    }
  }
  const remedy = 'Connect as cabinet_app of scripts/roles.sql.'
  if (server.superuser) return `DATABASE_URL connects as the superuser ${server.role}. ${remedy}`
  if (server.bypass) return `DATABASE_URL connects as ${server.role}, which has BYPASSRLS. ${remedy}`
  if (server.owner)
    return `DATABASE_URL connects as ${server.role}, which owns the database or its tables. ${remedy}`
  return undefined
}
