import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { backupTables } from './backup'
import { END_OF_TABLE, listTables } from './backup-format'
import { closeDatabase, sql } from './client'
import { resetDatabase } from './reset'
import { restoreTables } from './restore'
import { seedCast } from './seed/cast'
import { connectAs, testDatabaseUrl } from './testing'

const appUrl = testDatabaseUrl('cabinet_app')
const ownerUrl = testDatabaseUrl('cabinet_owner')
const owner = connectAs('cabinet_owner', 1)

async function readBackup() {
  const lines: string[] = []
  const input = Readable.from(backupTables(appUrl))
  for await (const line of createInterface({ input })) lines.push(line)
  return lines
}
const restore = (lines: string[]) => restoreTables(ownerUrl, Readable.from(lines)[Symbol.asyncIterator]())
const digests = async () => {
  const found = new Map<string, string>()
  for (const { table } of await listTables(owner)) {
    const [row] = await owner.unsafe(
      `select md5(string_agg(r::text, E'\\n' order by r::text)) as md5 from ${table} r`,
    )
    found.set(table, row?.md5)
  }
  return found
}

describe('a backup (R21)', () => {
  let lines: string[]
  beforeAll(async () => {
    await seedCast()
    // Text that COPY must escape, and the end mark itself.
    await sql`update organisation set name = ${`tab\t newline\n backslash \\ end\n${END_OF_TABLE}\n`}`
    await closeDatabase()
    lines = await readBackup()
  })

  test('refuses a database that is not empty', async () => {
    await expect(restore(lines)).rejects.toThrow('The database is not empty.')
  })

  test('gives back every row of every table, and the guards', async () => {
    const before = await digests()
    const [triggers] = await owner`select count(*) from pg_trigger where tgenabled = 'O'`
    await resetDatabase(ownerUrl)
    expect(await digests()).not.toEqual(before)
    expect(await restore([...lines, JSON.stringify({ file: 'seal/key', base64: 'AA==' })])).toEqual([
      { file: 'seal/key', base64: 'AA==' },
    ])
    expect(await digests()).toEqual(before)
    expect((await owner`select count(*) from pg_trigger where tgenabled = 'O'`)[0]).toEqual(triggers)
    const app = connectAs('cabinet_app', 1)
    await expect(app`delete from audit_event`).rejects.toThrow(/permission denied/)
  })

  test('that is cut off, or of another version, changes nothing', async () => {
    await resetDatabase(ownerUrl)
    const empty = await digests()
    await expect(restore(lines.slice(0, -5))).rejects.toThrow('is cut off within')
    const older = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), migrations: [] })
    await expect(restore([older, ...lines.slice(1)])).rejects.toThrow('Another version of Cabinet')
    await expect(restore(['{}'])).rejects.toThrow('This file is no backup of Cabinet.')
    expect(await digests()).toEqual(empty)
  })
})
