import { drizzle } from 'drizzle-orm/postgres-js'
import { env } from '#lib/env'
import { connect } from './connect'
import { prepared } from './prepared'

const STATEMENT_TIMEOUT_MS = 5_000 // T19
const IDLE_IN_TRANSACTION_MS = 30_000

function open() {
  // `next build` loads every module but asks the database nothing.
  const url = process.env.NEXT_PHASE === 'phase-production-build' ? 'postgres://build' : env().databaseUrl
  const client = (max: number) =>
    connect(url, {
      max,
      connection: {
        application_name: 'cabinet',
        statement_timeout: STATEMENT_TIMEOUT_MS,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      },
    })
  // Two clients: drizzle takes over the parsers and serializers of the one that it is given.
  return { db: drizzle({ client: prepared(client(10)), casing: 'snake_case' }), sql: client(4) }
}

const kept = globalThis as typeof globalThis & { cabinetDatabase?: ReturnType<typeof open> }
// On globalThis, or each hot reload in development would leave its pools open.
kept.cabinetDatabase ??= open()

/** `db` for everything that drizzle can say, `sql` (postgres.js) for the rest. Both act as the app's role. */
export const { db, sql } = kept.cabinetDatabase
export type Db = typeof db
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** What works on these pools and must stop before they close. */
export const beforeClose = new Set<() => Promise<void>>()

/** Lets a process end: waits for running queries, then closes both pools. */
export async function closeDatabase() {
  await Promise.all([...beforeClose].map((stop) => stop()))
  beforeClose.clear()
  await Promise.all([db.$client.end({ timeout: 5 }), sql.end({ timeout: 5 })])
}
