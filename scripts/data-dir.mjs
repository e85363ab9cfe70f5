import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { read, root } from './install.mjs'

/** DATA_DIR, absolute; relative ones count from the root of the repository. */
export const dataDirOf = (env) => path.resolve(root, env.DATA_DIR || '.data')

/** The secret kept in the data directory, made on first use; readable by its owner alone. */
export function keptSecret(dataDir) {
  const file = path.join(dataDir, 'auth-secret')
  if (!read(file)) fs.writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  return read(file)
}

/** `demo` once the demo is whole, `blank` when none is wanted, or nothing before the first start. */
export const keptMode = (dataDir) => read(path.join(dataDir, 'mode'))
export const keepMode = (dataDir, mode) => fs.writeFileSync(path.join(dataDir, 'mode'), `${mode}\n`)
export const forgetMode = (dataDir) => fs.rmSync(path.join(dataDir, 'mode'), { force: true })

const lockFile = (dataDir) => path.join(dataDir, 'running.json')

/** The start that serves this data directory now, or null. */
export function runningStart(dataDir) {
  const holder = parse(read(lockFile(dataDir)))
  return holder && isAlive(holder) ? holder : null
}

/**
 * Claims the data directory for this process. Returns null, or the holder that has it.
 * A holder that was killed loses its claim, and what it left running is ended.
 */
export function claim(dataDir, url) {
  fs.mkdirSync(dataDir, { recursive: true })
  const file = lockFile(dataDir)
  for (;;) {
    try {
      fs.writeFileSync(file, JSON.stringify({ ...identify(process.pid), url, children: [] }), { flag: 'wx' })
      return null
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const seen = read(file)
    const holder = parse(seen)
    if (holder && isAlive(holder)) return holder
    for (const child of holder?.children ?? []) if (isAlive(child)) process.kill(child.pid, 'SIGKILL')
    const aside = `${file}.${process.pid}`
    try {
      fs.renameSync(file, aside)
      // Another start may have cleared and claimed in between: give it back.
      if (read(aside) !== seen) fs.linkSync(aside, file)
      fs.rmSync(aside)
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
    }
  }
}

/** Notes a child process, so that a later start can end it if this one is killed. */
export function noteChild(dataDir, pid) {
  const file = lockFile(dataDir)
  const mine = parse(read(file))
  mine.children.push(identify(pid))
  fs.writeFileSync(`${file}.new`, JSON.stringify(mine))
  fs.renameSync(`${file}.new`, file)
}

export const release = (dataDir) => fs.rmSync(lockFile(dataDir), { force: true })

/** A process number comes back to other processes; with its start time it does not. */
const identify = (pid) => ({ pid, born: birth(pid) })

function isAlive({ pid, born }) {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return birth(pid) === born
}

function birth(pid) {
  if (process.platform === 'linux') {
    const stat = read(`/proc/${pid}/stat`)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Z: dead, but not yet taken leave of by its parent.
    return fields[0] === 'Z' ? '' : (fields[19] ?? '')
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).stdout.trim()
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
