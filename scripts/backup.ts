import { createWriteStream, existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { backupTables } from '#db/backup'
import { lineOf } from '#db/backup-format'
import { env, StartRefused } from '#lib/env'

// npm run backup FILE: tables as of one instant, the seal key and the signed checkpoints (R21).
const [, , file] = process.argv
if (!file) throw new StartRefused('Say where to write it: npm run backup FILE')
if (existsSync(file)) throw new StartRefused(`${file} exists already. Choose another name.`)
const { databaseUrl, dataDir } = env()

// Read before the tables: a checkpoint younger than their snapshot would sign events that the backup lacks.
const entries = existsSync(path.join(dataDir, 'seal'))
  ? readdirSync(path.join(dataDir, 'seal'), { recursive: true, withFileTypes: true })
  : []
const files = entries
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name))
  .map((place) =>
    lineOf({ file: path.relative(dataDir, place), base64: readFileSync(place).toString('base64') }),
  )

async function* content() {
  yield* backupTables(databaseUrl)
  yield* files
}

// It holds password hashes and the seal key: for its owner's eyes.
const half = `${file}.part`
await pipeline(Readable.from(content()), createGzip(), createWriteStream(half, { mode: 0o600, flush: true }))
renameSync(half, file)
console.log(`${file}: ${(statSync(file).size / 1_000_000).toFixed(1)} MB`)
