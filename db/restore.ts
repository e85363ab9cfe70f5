import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StartRefused } from '#lib/env'
import { END_OF_TABLE, type Header, listApplied, listed, listTables, type Section } from './backup-format'
import { connect, type Sql } from './connect'

export type RestoredFile = { file: string; base64: string }

/**
 * Fills an empty, migrated database from the lines of a backup, all of it or nothing, and returns the backup's files.
 * Needs the owner. Throws `StartRefused` when the file, its version or the database does not fit.
 */
export async function restoreTables(ownerUrl: string, lines: AsyncIterator<string>): Promise<RestoredFile[]> {
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: 'cabinet-restore' } })
  const files: RestoredFile[] = []
  try {
    const header = await readHeader(lines)
    await assertFits(sql, header)
    await sql`begin`
    const known = (await listTables(sql)).map(({ table }) => table)
    const relink = await detach(sql, known)
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      const section = JSON.parse(next.value) as Section
      if ('file' in section) files.push(section)
      else if (known.includes(section.table)) await fill(sql, section, lines)
      else throw new StartRefused(`The backup holds ${section.table}, which this version does not know.`)
    }
    for (const { name, value } of header.sequences)
      await sql`select setval(${name}::regclass, ${value}::bigint)`
    await relink()
    await sql`commit`
  } finally {
    await sql.end({ timeout: 5 })
  }
  return files
}

async function readHeader(lines: AsyncIterator<string>) {
  const noBackup = new StartRefused('This file is no backup of Cabinet.')
  try {
    const first = await lines.next()
    const header = JSON.parse(first.value) as Header
    if (header.format === 'cabinet-backup' && header.version === 1) return header
  } catch {
    throw noBackup
  }
  throw noBackup
}

async function assertFits(sql: Sql, { migrations }: Header) {
  if ((await listApplied(sql)).join() !== migrations.join()) {
    throw new StartRefused(
      'Another version of Cabinet made this backup. Restore it with that version, then upgrade.',
    )
  }
  const [found] = await sql`select from person limit 1`
  if (found) throw new StartRefused('The database is not empty. Run npm run reset -- --blank first.')
}

/**
 * Takes off the foreign keys and triggers, which guard changes and not copies, and empties the tables. What it returns
 * puts them back, which checks every row against the keys.
 */
async function detach(sql: Sql, tables: string[]) {
  const keys = await sql<{ table: string; name: string; rule: string }[]>`
    select conrelid::regclass::text as table, format('%I', conname) as name, pg_get_constraintdef(oid) as rule
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`
  for (const { table, name } of keys) await sql.unsafe(`alter table ${table} drop constraint ${name}`)
  for (const table of tables) await sql.unsafe(`alter table ${table} disable trigger user`)
  await sql.unsafe(`truncate ${tables.join(', ')}`)
  return async () => {
    for (const { table, name, rule } of keys)
      await sql.unsafe(`alter table ${table} add constraint ${name} ${rule}`)
    for (const table of tables) await sql.unsafe(`alter table ${table} enable trigger user`)
  }
}

async function fill(
  sql: Sql,
  { table, columns }: { table: string; columns: string[] },
  lines: AsyncIterator<string>,
) {
  const target = await sql.unsafe(`copy ${table} (${listed(columns)}) from stdin`).writable()
  await pipeline(Readable.from(rowsOf(table, lines)), target)
}

async function* rowsOf(table: string, lines: AsyncIterator<string>) {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value === END_OF_TABLE) return
    yield `${next.value}\n`
  }
  throw new StartRefused(`The backup is cut off within ${table}.`)
}
