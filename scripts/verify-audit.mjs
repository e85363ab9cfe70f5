import { runScript } from './environment.mjs'
import { ensureDependencies } from './install.mjs'

// npm run verify-audit            the trail of this installation
// npm run verify-audit FILE       an exported pack, with no database
// npm run verify-audit -- --export FILE
const args = process.argv.slice(2)
if (args.length === 1 && !args[0].startsWith('-')) {
  ensureDependencies(() => {})
  process.exitCode = (await runScript('scripts/verify-pack.ts', args, process.env).done).code
} else {
  process.argv.splice(2, args.length, 'scripts/verify-audit.ts', ...args)
  await import('./run.mjs')
}
