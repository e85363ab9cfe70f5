import { spawn } from 'node:child_process'

import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FILLING, fill, prepareTemplate } from './bench/fill.mjs'
import { longest, machine, measured, meterOf } from './bench/meter.mjs'
import { summaryOf, tableOf } from './bench/table.mjs'
import { CAST, factsOf, TRIVIAL, targetsOf } from './bench/targets.mjs'
import { scriptWeight, visitorOf } from './bench/visitor.mjs'
import { ensureBuilt, nextBin } from './build.mjs'
import { claim, noteChild, release } from './data-dir.mjs'
import { appEnvironment, runScript } from './environment.mjs'
import { clockedSay, ensureDependencies, root } from './install.mjs'
import { startPostgres } from './postgres.mjs'

// npm run bench [-- SIZE] [--quick] [--profile]: the performance table of the README, at 10 thousand and a million
// changes, or SIZE. The cluster is kept in BENCH_DIR for the next run; --quick fills two small databases, --profile
// prints the longest statements of each target.
const quick = process.argv.includes('--quick')
const profile = process.argv.includes('--profile')
const asked = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1_000_000)
const SIZES = quick ? [300, 1_000] : [10_000, asked]
const [WARM_UP, ROUNDS, REQUESTS] = quick ? [2, 1, 3] : [25, 5, 15]
const dataDir = path.resolve(root, process.env.BENCH_DIR || (quick ? '.data-bench-quick' : '.data-bench'))
const nameOf = (size) => `bench_${size}`
const say = clockedSay()

ensureDependencies(say)
const { default: postgres } = await import('postgres')
let server
const opened = []
const children = []
let code = 1
const holder = claim(dataDir, 'npm run bench')
if (holder) {
  console.error(`npm run bench already runs on ${dataDir} (process ${holder.pid}).`)
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void finish(1))
try {
  const loading = await load()
  if (ensureBuilt(say).failed) throw new Error('The build failed; the reason is above.')
  await measure(loading)
  code = 0
} catch (error) {
  console.error(error.stack)
}
await finish(code)

async function finish(exit) {
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })))
  if (server) await server.stop()
  release(dataDir)
  process.exit(exit)
}

function connect(role, database, max = 2) {
  const target = new URL(server.url(role, database))
  const sql = postgres({
    host: target.searchParams.get('host'),
    username: role,
    database,
    max,
    onnotice: () => {},
    connection: { application_name: 'cabinet-bench' },
  })
  opened.push(sql)
  return sql
}

/** Fills what is not there yet. Returns the seconds each database took, 0 for one kept from an earlier run. */
async function load() {
  server = await startPostgres({ dataDir, say, settings: FILLING })
  const admin = connect('postgres', 'postgres', 1)
  const kept = new Set((await admin`select datname from pg_database`).map(({ datname }) => datname))
  const seconds = new Map()
  if (!kept.has('bench_template') && SIZES.some((size) => !kept.has(nameOf(size)))) {
    say('founding the organisation')
    await admin`drop database if exists bench_half`
    await admin`create database bench_half owner cabinet_owner`
    await onDatabase('bench_half')
    const owner = connect('cabinet_owner', 'bench_half')
    const app = connect('cabinet_app', 'bench_half', 1)
    await prepareTemplate({ owner, app, say })
    await Promise.all([owner.end(), app.end()])
    await admin`alter database bench_half rename to bench_template`
  }
  for (const size of SIZES) {
    const name = nameOf(size)
    seconds.set(size, 0)
    if (!kept.has(name)) {
      say(`filling ${size.toLocaleString('en')} changes`)
      await admin`drop database if exists bench_half`
      await admin`create database bench_half template bench_template owner cabinet_owner`
      const taken = await fill({
        connect: (role, max) => connect(role, 'bench_half', max),
        size,
        perYear: SIZES[0],
        say,
      })
      await admin.unsafe(`alter database bench_half rename to ${name}`)
      seconds.set(size, taken)
    }
  }
  await admin.end()
  await server.stop()
  return seconds
}

async function onDatabase(database, ...args) {
  const env = appEnvironment({
    dataDir,
    url: 'http://localhost:3000',
    urls: {
      DATABASE_URL: server.url('cabinet_app', database),
      DATABASE_OWNER_URL: server.url('cabinet_owner', database),
    },
  })
  const { code: failed } = await runScript('scripts/bench-found.ts', args, env).done
  if (failed) throw new Error(`The database ${database} could not be prepared.`)
}

async function measure(loading) {
  server = await startPostgres({
    dataDir,
    say,
    settings: [
      'shared_preload_libraries=pg_stat_statements',
      'pg_stat_statements.track_utility=off',
      'pg_stat_statements.track_planning=on',
      'autovacuum=off',
    ],
  })
  const admin = connect('postgres', 'postgres', 1)
  await admin`create extension if not exists pg_stat_statements`
  const sites = []
  for (const size of SIZES) sites.push(await openSite(admin, size))
  const weights = new Map()
  const rounds = new Map()
  const targets = sites[0].targets
  for (const [at, { name, kind }] of targets.entries()) {
    say(`measuring ${name}`)
    for (const site of sites) {
      const target = site.targets[at]
      const subjects = kind === 'write' ? WARM_UP + ROUNDS * REQUESTS : 0
      const prepared = []
      for (let i = 0; i < subjects; i++) prepared.push(await target.prepare())
      site.work = kind === 'write' ? () => target.run(prepared.pop()) : () => target.run()
      site.failure = null
      try {
        for (let i = 0; i < WARM_UP; i++) await site.work()
      } catch (error) {
        // A request that the app gives up belongs in the table.
        site.failure = error.message
        console.error(`  ${site.database}: ${error.message}`)
      }
      if (profile) await admin`select pg_stat_statements_reset()`
    }
    // Turn by turn, so that what else happens on the machine meets both.
    for (let round = 0; round < ROUNDS; round++)
      for (const site of sites) {
        const key = `${site.size} ${name}`
        if (!site.failure)
          rounds.set(key, [...(rounds.get(key) ?? []), await site.meter(REQUESTS, site.work)])
      }
    if (profile)
      for (const { database } of sites)
        for (const row of await longest(admin, database))
          console.log(`  ${database}  ${row.calls} × ${row.ms} ms  ${row.query.slice(0, 200)}`)
    if (kind === 'page') {
      const { url } = sites[0]
      if (!sites[0].failure)
        weights.set(name, await scriptWeight(url, await targets[at].who.page(targets[at].path)))
    }
  }
  const summaries = (site) =>
    new Map(targets.map(({ name }) => [name, summaryOf(rounds.get(`${site.size} ${name}`) ?? [])]))
  const [small, large] = sites.map(summaries)
  const sizes = SIZES.map((size) => size.toLocaleString('en'))
  console.log('')
  for (const site of sites) {
    const taken = loading.get(site.size)
    console.log(
      `${site.rows.toLocaleString('en')} changes, ${site.gigabytes} GB, ${taken ? `loaded in ${Math.round(taken)} s` : 'kept from an earlier run'}`,
    )
  }
  console.log(`\n${tableOf({ targets, small, large, weights, sizes })}\n`)
  console.log(
    `Made by \`npm run bench\` on ${machine()}: medians of ${ROUNDS} rounds of ${REQUESTS} requests, ${measured} of the web server and its database backends per request. The trivial page is ${TRIVIAL}.`,
  )
}

/** A web server over one of the databases, people signed in to it, and what is asked of it. */
async function openSite(admin, size) {
  const database = nameOf(size)
  await onDatabase(database, '--migrate')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = appEnvironment({ dataDir, url, urls: { DATABASE_URL: server.url('cabinet_app', database) } })
  const web = spawn(process.execPath, [nextBin, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    env: { ...env, JOBS: 'off', DEMO_MODE: 'off', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.push(web)
  noteChild(dataDir, web.pid)
  await untilHealthy(web, url)
  const owner = connect('cabinet_owner', database)
  const people = new Map()
  for (const email of CAST) people.set(email, await visitorOf({ url, owner, email }))
  const facts = await factsOf(owner, people)
  const [{ bytes }] = await owner`select pg_database_size(current_database())::float8 as bytes`
  return {
    size,
    database,
    url,
    rows: facts.rows,
    gigabytes: (bytes / 1e9).toFixed(1),
    targets: targetsOf(people, facts),
    meter: meterOf({ admin, database, webPid: web.pid, postmasterPid: server.pid() }),
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function untilHealthy(web, url) {
  for (let waited = 0; waited < 600 && web.exitCode === null; waited++) {
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('The web server did not become healthy.')
}
