import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { fingerprint, PackCheck } from '#lib/audit/pack'

// Verifies an exported pack with nothing but the pack: no database, no network (R24).
const check = new PackCheck()
try {
  for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') }))
    if (!check.take(line)) break
  check.end()
} catch (error) {
  check.fault = error instanceof Error ? error.message : String(error)
}
if (check.fault !== null) {
  console.error(`TAMPERED  ${check.fault}`)
  process.exitCode = 1
} else {
  console.log(
    `Verified ${check.trail?.events ?? 0} events in ${check.trail?.streams ?? 0} streams against ${check.checkpoints?.count ?? 0} checkpoints.`,
  )
  console.log(
    `They are signed by the key ${fingerprint(check.publicKey)}: compare it with that of the installation.`,
  )
}
