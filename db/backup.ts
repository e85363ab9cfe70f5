import { END_OF_TABLE, type Header, lineOf, listApplied, listed, listTables } from './backup-format'
import { connect } from './connect'

/** The lines of a backup up to its files: every table as of one instant. The app's role is enough. */
export async function* backupTables(url: string): AsyncGenerator<string | Uint8Array> {
  const sql = connect(url, { max: 1, connection: { application_name: 'cabinet-backup' } })
  try {
    await sql`begin isolation level repeatable read read only`
    const [clock] = await sql<{ at: Date }[]>`select now() as at`
    const sequences = await sql<Header['sequences']>`
      select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
      where schemaname = 'public' and last_value is not null`
    yield lineOf({
      format: 'cabinet-backup',
      version: 1,
      at: clock?.at.toISOString() ?? '',
      migrations: await listApplied(sql),
      sequences: [...sequences],
    })
    const [snapshot] = await sql<{ id: string }[]>`select pg_export_snapshot() as id`
    for (const { table, columns } of await listTables(sql)) {
      yield lineOf({ table, columns })
      yield* copyOut(url, snapshot?.id ?? '', `copy (select ${listed(columns)} from ${table}) to stdout`)
      yield `${END_OF_TABLE}\n`
    }
    await sql`commit`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** On a connection of its own: postgres.js may leave one paused for good after a COPY to stdout (3.4.9). */
async function* copyOut(url: string, snapshot: string, copy: string) {
  const sql = connect(url, { max: 1, connection: { application_name: 'cabinet-backup' } })
  try {
    await sql`begin isolation level repeatable read read only`
    await sql.unsafe(`set transaction snapshot '${snapshot}'`)
    yield* (await sql.unsafe(copy).readable()) as AsyncIterable<Uint8Array>
  } finally {
    await sql.end({ timeout: 0 })
  }
}
