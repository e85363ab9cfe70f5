import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const OLDEST_NODE = [20, 20]

export function read(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

export function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(read(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Installs the locked packages unless the present ones came from this very lock file. Node built-ins only. */
export function ensureDependencies(say) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(`Cabinet needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`)
  }
  const marker = path.join(root, 'node_modules', '.cabinet-lock')
  const wanted = hashOf(['package-lock.json'])
  if (read(marker) === wanted) return
  say('installing packages')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const installed = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (installed.status !== 0) fail('The packages could not be installed; npm says why above.')
  fs.writeFileSync(marker, `${wanted}\n`)
}

/** Ends the process with one line and no stack. */
export function fail(message) {
  console.error(message)
  process.exit(1)
}

/** Prefixes each step with the seconds since the start. */
export function clockedSay() {
  const from = performance.now()
  return (message) => console.log(`[${((performance.now() - from) / 1000).toFixed(1)} s] ${message}`)
}
