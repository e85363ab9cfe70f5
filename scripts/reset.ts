import { rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { resetDatabase } from '#db/reset'
import { env, StartRefused } from '#lib/env'
import { forgetMode, keepMode } from './data-dir.mjs'

// npm run reset -- --blank|--demo [--yes]: everything is deleted; the next start begins anew.
const mode = ['blank', 'demo'].find((name) => process.argv.includes(`--${name}`))
if (!mode) throw new StartRefused('Say how to begin anew: npm run reset -- --blank, or -- --demo')
const ownerUrl = process.env.DATABASE_OWNER_URL
if (!ownerUrl) throw new StartRefused('A reset needs DATABASE_OWNER_URL.')
if (!process.argv.includes('--yes')) await confirm()

await resetDatabase(ownerUrl)
rmSync(path.join(env().dataDir, 'seal'), { recursive: true, force: true })
if (mode === 'blank') keepMode(env().dataDir, 'blank')
else forgetMode(env().dataDir)
console.log(`reset; the next npm start begins ${mode === 'demo' ? 'with the demo organisation' : 'blank'}`)

async function confirm() {
  if (!process.stdin.isTTY) throw new StartRefused('Nobody can confirm here. Add --yes to delete everything.')
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question(
    'This deletes every change, person and audit row. Type "delete everything" to go on: ',
  )
  ask.close()
  if (answer.trim() !== 'delete everything') throw new StartRefused('Nothing was deleted.')
}
