import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import { TrailCheck } from '#lib/audit/chain'
import { prove } from '#lib/proof'
import { startPostgres } from '../scripts/postgres.mjs'
import { connect, type Sql } from './connect'
import { migrate } from './migrate'
import { readHeads, readTrail } from './trail'

const EVENT = {
  draft: 'change.drafted',
  comment: 'change.commented',
  submit: 'change.submitted',
  decide: 'approval.granted',
  vote: 'cab.ruling_recorded',
  schedule: 'calendar.scheduled',
  start: 'implementation.started',
} as const
type Did = keyof typeof EVENT
type Reply = { did: Did; number: string; id?: string }
/** A cluster of its own that flushes to disk, as in production; the shared one of the tests does not. */
let server: Awaited<ReturnType<typeof startPostgres>>
let runDir = ''
let app: ChildProcess | undefined
/** Replies since they were last looked for. */
let replies: Reply[] = []

beforeAll(async () => {
  runDir = mkdtempSync(path.join(tmpdir(), 'cabinet-kill-'))
  server = await startPostgres({ dataDir: runDir })
  await migrate(server.url('cabinet_owner'))
}, 60_000)
afterAll(async () => {
  app?.kill('SIGKILL')
  await server.stop('SIGQUIT')
  rmSync(server.cluster, { recursive: true, force: true })
  rmSync(runDir, { recursive: true, force: true })
})

function startApp(): ChildProcess {
  const started = spawn(process.execPath, ['--import', 'tsx', 'db/testing-load.ts'], {
    env: { ...process.env, DATABASE_URL: server.url('cabinet_app') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  createInterface({ input: started.stdout }).on('line', (line) => {
    // A line cut off by the kill was never a whole reply.
    if (line.endsWith('}')) replies.push(JSON.parse(line) as Reply)
  })
  return started
}
async function killApp(victim: ChildProcess) {
  const gone = new Promise((resolve) => victim.once('close', resolve))
  victim.kill('SIGKILL')
  await gone
}
function killDatabase() {
  const postmaster = server.pid() as number
  const children = spawnSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' }).stdout.split('\n')
  for (const pid of [postmaster, ...children.filter(Boolean).map(Number)])
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It was a backend that had just ended.
    }
}
async function killBackend() {
  const sql = connect(server.url('postgres', 'cabinet'), { max: 1, fetch_types: false })
  const [one] = await sql<
    { pid: number }[]
  >`select pid from pg_stat_activity where usename = 'cabinet_app' and state <> 'idle' limit 1`
  await sql.end()
  if (one) process.kill(one.pid, 'SIGKILL')
}

/** A connection may be cut where its client waits for ever. */
async function silence(): Promise<never> {
  await pause(10_000, undefined, { ref: false })
  throw new Error('The database did not answer within ten seconds.')
}
/** Asks the database as soon as it answers; a killed backend takes every connection down with it, a moment later. */
async function asked<T>(question: (sql: Sql) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    // postgres.js asks for array types where no one hears it fail.
    const sql = connect(server.url('cabinet_app'), { max: 1, connect_timeout: 5, fetch_types: false })
    try {
      return await Promise.race([question(sql), silence()])
    } catch (error) {
      if (tries > 600) throw error
      await pause(50)
    } finally {
      await sql.end({ timeout: 1 }).catch(() => {})
    }
  }
}

/** Acknowledged writes that are not in the data, or not in the trail. */
async function lost(sql: Sql, told: readonly Reply[]): Promise<string[]> {
  const of = (did: Did) => told.filter((reply) => reply.did === did)
  const listed = (keys: readonly (string | undefined)[]) => `{${keys.join()}}`
  const numbers = (did: Did) => listed(of(did).map(({ number }) => number))
  const ids = (did: Did) => listed(of(did).map(({ id }) => id))
  const all = listed([...new Set(told.map(({ number }) => number))])
  const there = await sql<{ key: string; times: number }[]>`
    select 'draft ' || number as key, 1 as times from change where number = any(${numbers('draft')}::text[])
    union all
    select 'comment ' || id, 1 from change_comment where id = any(${ids('comment')}::uuid[])
    union all
    select 'submit ' || number, 1 from change where status <> 'draft' and number = any(${numbers('submit')}::text[])
    union all
    select 'decide ' || id, 1 from decision where id = any(${ids('decide')}::uuid[])
    union all
    select 'vote ' || c.number, 1 from board_ruling r join change c on c.id = r.change_id where c.number = any(${numbers('vote')}::text[])
    union all
    select 'schedule ' || number, 1 from change where scheduled_at is not null and number = any(${numbers('schedule')}::text[])
    union all
    select 'start ' || c.number, 1 from implementation_run r join change c on c.id = r.change_id where c.number = any(${numbers('start')}::text[])
    union all
    select e.type || ' ' || c.number, count(*)::int from change c join audit_event e on e.stream = 'change:' || c.id
    where c.number = any(${all}::text[]) group by 1`
  const found = new Map(there.map(({ key, times }) => [key, times]))
  const wanted = new Map<string, number>()
  for (const { did, number, id } of told)
    for (const key of [`${did} ${id ?? number}`, `${EVENT[did]} ${number}`])
      wanted.set(key, (wanted.get(key) ?? 0) + 1)
  return [...wanted].filter(([key, times]) => (found.get(key) ?? 0) < times).map(([key]) => key)
}

/** Waits until so many more replies are in, and not for ever. */
async function until(enough: number) {
  for (let waited = 0; replies.length < enough; waited++) {
    const ended = app?.exitCode ?? app?.signalCode ?? null
    if (ended !== null || waited > 6_000)
      throw new Error(
        `The app acknowledged ${replies.length} of ${enough} writes and stopped (${ended ?? 'alive'}).`,
      )
    await pause(20)
  }
}

const VICTIMS = ['app', 'database', 'backend', 'both', 'backend', 'database'] as const

prove(
  'R01 an acknowledged write survives SIGKILL of the app, of a backend and of the database',
  { small: 5, full: 200 },
  async (rounds, seed) => {
    const full = rounds >= 200
    const kinds = new Set<Did>()
    const gone: string[] = []
    let acknowledged = 0
    let dice = seed
    app = startApp()
    for (let round = 0; round < rounds; round++) {
      // Counted in replies, however slow the machine: 200 rounds are more than 100,000 writes.
      dice = (dice * 48_271) % 2_147_483_647
      await until((full ? 501 : 60) + (dice % 40))
      const victim = VICTIMS[round % VICTIMS.length]
      if (victim === 'database' || victim === 'both') killDatabase()
      if (victim === 'backend') await killBackend()
      const restarts = victim === 'app' || victim === 'both'
      if (restarts) await killApp(app)
      await asked((sql) => sql`select 1`)
      if (restarts) app = startApp()
      const told = replies
      replies = []
      gone.push(...(await asked((sql) => lost(sql, told))))
      acknowledged += told.length
      for (const { did } of told) kinds.add(did)
    }
    await killApp(app)
    console.info(`R01: ${acknowledged} acknowledged, ${gone.length} lost`)
    expect(gone).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(full ? 100_000 : 300)
    if (full) expect([...kinds].sort()).toEqual(Object.keys(EVENT).sort())

    const owner = connect(server.url('cabinet_owner'))
    const trail = new TrailCheck(new Map(), await readHeads(owner))
    for await (const rows of readTrail(owner)) if (!rows.every((row) => trail.take(row))) break
    trail.end()
    await owner.end()
    expect(trail.fault).toBeNull()
  },
)
