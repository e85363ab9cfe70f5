import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { closeDatabase } from '#db/client'
import { openSeal } from '#db/seal'
import { exportTrail } from '#lib/audit/export-trail'
import { fingerprint } from '#lib/audit/pack'
import { verifyTrail } from '#lib/audit/verify-trail'
import { env } from '#lib/env'

// Prints what was verified and ends with 1 at the first fault. `--export FILE` writes the pack instead.
const number = new Intl.NumberFormat('en')
const [option, file] = process.argv.slice(2)

async function exportTo(target: string) {
  const out = createWriteStream(target, { mode: 0o600 })
  for await (const text of exportTrail(env().dataDir)) if (!out.write(text)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  const publicKey = await openSeal(env().dataDir).findPublicKey()
  console.log(
    `Exported to ${target}; the key of its checkpoints is ${publicKey ? fingerprint(publicKey) : 'none'}.`,
  )
}

async function verifyHere() {
  const begun = performance.now()
  const report = await verifyTrail(env().dataDir)
  const seconds = (performance.now() - begun) / 1000
  if (report.fault) {
    console.error(`TAMPERED  ${report.fault}`)
    process.exitCode = 1
    return
  }
  const rate = Math.round(report.events / Math.max(seconds, 0.001))
  console.log(
    `Verified ${number.format(report.events)} events in ${number.format(report.streams)} streams, ${number.format(rate)} events/s.`,
  )
  console.log(
    report.checkpointAt
      ? `Held against ${number.format(report.checkpoints)} checkpoints, the last of ${report.checkpointAt} (${report.checkpointDigest?.slice(0, 16)}).`
      : 'No checkpoint yet: edits by whoever owns the database would not show. The worker writes the first.',
  )
  if (report.lookedAt)
    console.log(
      `The sealer last looked at ${report.lookedAt}. It looks every 30 s: what is younger than its last look, 60 s at most while it runs, is not anchored yet.`,
    )
  const longest = report.gaps.toSorted((a, b) => length(b) - length(a))[0]
  if (longest)
    console.log(
      `The sealer paused ${report.gaps.length} times, longest from ${longest.from} to ${longest.to}: events of a pause were anchored only at its end.`,
    )
}
const length = (gap: { from: string; to: string }) => Date.parse(gap.to) - Date.parse(gap.from)

try {
  if (option === '--export' && file) await exportTo(file)
  else if (option) {
    console.error('Usage: npm run verify-audit [FILE] or npm run verify-audit -- --export FILE')
    process.exitCode = 1
  } else await verifyHere()
} finally {
  await closeDatabase()
}
