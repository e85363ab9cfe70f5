import postgres from 'postgres'

/**
 * A postgres.js client for a libpq connection URL. postgres.js does not know libpq's `?host=/socket/dir`, which
 * node-postgres (pg-boss) and psql do; the embedded server is reached that way.
 */
export function connect(url: string, options: postgres.Options<Record<string, never>> = {}) {
  const target = new URL(url)
  const socketDir = target.searchParams.get('host')
  target.searchParams.delete('host')
  return postgres(target.href, { onnotice: () => {}, ...options, ...(socketDir ? { host: socketDir } : {}) })
}

export type Sql = ReturnType<typeof connect>
