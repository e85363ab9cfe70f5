import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { hashOf, read, root } from './install.mjs'

const FOLDERS = ['app', 'components', 'lib', 'db', 'public']
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.js',
  'proxy.ts',
  'instrumentation.ts',
]
const IRRELEVANT = /\.test\.tsx?$|\.md$|^db\/(seed|migrations)\//

function sources() {
  const found = FOLDERS.flatMap((folder) =>
    fs.existsSync(path.join(root, folder))
      ? fs
          .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      : [],
  )
  return [...FILES, ...found.filter((file) => !IRRELEVANT.test(file)).sort()]
}

/** Builds the app for production unless the present build came from these very sources and this Node. */
export function ensureBuilt(say) {
  const marker = path.join(root, '.next', 'cabinet-build')
  const wanted = `${hashOf(sources())} ${process.version}`
  if (read(marker) === wanted) return { passed: 1, failed: 0 }
  say('building')
  fs.rmSync(marker, { force: true })
  const built = spawnSync(process.execPath, [nextBin, 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}${built.stderr}`)
    return { passed: 0, failed: 1 }
  }
  fs.writeFileSync(marker, `${wanted}\n`)
  return { passed: 1, failed: 0 }
}

export const nextBin = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
