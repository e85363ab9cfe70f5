import type { Sql } from './connect'

/** A backup is gzipped lines: a header, then each table as PostgreSQL's COPY text ended by `\.`, then files. */
export type Header = {
  format: 'cabinet-backup'
  version: 1
  at: string
  /** Hashes of the migrations that the database had; a restore needs the same. */
  migrations: string[]
  sequences: { name: string; value: string }[]
}
export type Section = { table: string; columns: string[] } | { file: string; base64: string }
export const END_OF_TABLE = '\\.'
export const lineOf = (value: Header | Section) => `${JSON.stringify(value)}\n`

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const listed = (columns: string[]) => columns.map(quoted).join(', ')

/** The tables a backup holds, schema and all, with the columns that can be written. Waiting jobs are among them. */
export async function listTables(sql: Sql) {
  return sql<{ table: string; columns: string[] }[]>`
    select format('%I.%I', nspname, relname) as table, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace join pg_attribute on attrelid = pg_class.oid
    where attnum > 0 and not attisdropped and attgenerated = ''
      and (nspname = 'public' and relkind in ('r', 'p') and not relispartition or nspname = 'pgboss' and relname = 'job')
    group by 1 order by 1`
}

export async function listApplied(sql: Sql) {
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`
  return rows.map(({ hash }) => hash)
}
