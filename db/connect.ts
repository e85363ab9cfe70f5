import { setImmediate as nextTurn } from 'node:timers/promises'
import postgres from 'postgres'

/**
 * A postgres.js client for a libpq connection URL. postgres.js does not know libpq's `?host=/socket/dir`, which
 * node-postgres (pg-boss) and psql do; the embedded server is reached that way.
 */
export function connect(url: string, options: postgres.Options<Record<string, never>> = {}) {
  const target = new URL(url)
  const socketDir = target.searchParams.get('host')
  target.searchParams.delete('host')
  const sql = postgres(target.href, {
    onnotice: () => {},
    ...options,
    ...(socketDir ? { host: socketDir } : {}),
  })
  sql.begin = surviving(sql.begin as Begin) as typeof sql.begin
  return sql
}

/** SQLSTATE class 57 (the server stops), and what postgres.js and the socket say of a connection that is gone. */
const LOST = /^(57P0\d|CONNECTION_\w+|ECONN\w+|EPIPE|ENOENT)$/

/**
 * For a process of its own entry: postgres.js 3.4 asks each new connection for array types where no one hears it fail, and a
 * database that stops at that moment would end the process (R01). With `fetch_types` off its `begin` hangs instead.
 */
export function outliveLostConnections() {
  process.on('unhandledRejection', (error) => {
    if (!LOST.test(String((error as { code?: unknown } | null)?.code))) throw error
    console.error(`A connection to the database was lost: ${(error as Error).message}`)
  })
}

export type Sql = ReturnType<typeof connect>
type Work = (tx: postgres.TransactionSql) => unknown
type Begin = (...given: [Work] | [string, Work]) => Promise<unknown>

/**
 * postgres.js 3.4 writes on a transaction whose connection has died, if only its rollback: that ends the process, or reaches
 * another session of the pool (porsager/postgres#1154, R01). Here nothing is sent once it is gone; `begin` itself then fails.
 */
const surviving =
  (begin: Begin): Begin =>
  (...given) => {
    const work = given.at(-1) as Work
    const connection = { gone: null as unknown }
    const guarded: Work = async (tx) => {
      try {
        return await work(guard(tx, connection))
      } catch (error) {
        await nextTurn()
        // Settling would make postgres.js roll back; the outer promise is rejected already.
        return connection.gone ? new Promise(() => {}) : Promise.reject(error)
      }
    }
    const whole = given.length === 1 ? begin(guarded) : begin(given[0], guarded)
    whole.catch((error: unknown) => {
      connection.gone = error
    })
    return whole
  }

function guard(tx: postgres.TransactionSql, connection: { gone: unknown }): postgres.TransactionSql {
  const alive = () => {
    if (connection.gone) throw connection.gone
  }
  return new Proxy(tx, {
    apply(target, self, args) {
      alive()
      return Reflect.apply(target as never, self, args) as unknown
    },
    get(target, key) {
      if (key === 'unsafe') alive()
      return Reflect.get(target, key) as unknown
    },
  })
}
