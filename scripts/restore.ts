import { createReadStream, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { closeDatabase, sql } from '#db/client'
import { type RestoredFile, restoreTables } from '#db/restore'
import { verifyTrail } from '#lib/audit/verify-trail'
import { env, StartRefused } from '#lib/env'
import { keepMode } from './data-dir.mjs'

// npm run restore FILE: into an empty, migrated database; all of it or nothing (R21).
const [, , file] = process.argv
const ownerUrl = process.env.DATABASE_OWNER_URL
if (!file || !existsSync(file)) throw new StartRefused('Say which file to restore: npm run restore FILE')
if (!ownerUrl) throw new StartRefused('A restore needs DATABASE_OWNER_URL.')

const text = createReadStream(file).pipe(createGunzip())
const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })
// readline does not pass on its input's errors.
const broken = new Promise<never>((_, reject) =>
  text.once('error', () => reject(new StartRefused(`${file} is no backup of Cabinet, or is damaged.`))),
)
restoreSeal(await Promise.race([restoreTables(ownerUrl, lines[Symbol.asyncIterator]()), broken]))
console.log(`restored ${file}`)
try {
  const [demo] = await sql`select from organisation where demo`
  keepMode(env().dataDir, demo ? 'demo' : 'blank')
  const { fault, events } = await verifyTrail(env().dataDir)
  if (fault) process.exitCode = 1
  console.log(fault ? `TAMPERED  ${fault}` : `verified ${events} events of the audit trail`)
} finally {
  await closeDatabase()
}

/** What lay there before sealed another trail; it is kept beside. */
function restoreSeal(files: RestoredFile[]) {
  const { dataDir } = env()
  const seal = path.join(dataDir, 'seal')
  if (existsSync(seal)) renameSync(seal, `${seal}.before-${Date.now()}`)
  for (const { file: name, base64 } of files) {
    const place = path.join(dataDir, name)
    if (!place.startsWith(`${seal}${path.sep}`))
      throw new StartRefused(`The backup holds ${name}, outside the seal.`)
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    writeFileSync(place, Buffer.from(base64, 'base64'), { mode: 0o600 })
  }
}
