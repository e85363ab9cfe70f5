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

type Reply = { did: 'draft' | 'comment' | 'submit' | 'decide'; number: string; id?: string }
/** A cluster of its own that flushes to disk, as in production; the shared one of the tests does not. */
let server: Awaited<ReturnType<typeof startPostgres>>
let runDir = ''

beforeAll(async () => {
  runDir = mkdtempSync(path.join(tmpdir(), 'cabinet-kill-'))
  server = await startPostgres({ dataDir: runDir })
  await migrate(server.url('cabinet_owner'))
}, 60_000)
afterAll(async () => {
  await server.stop('SIGQUIT')
  rmSync(server.cluster, { recursive: true, force: true })
  rmSync(runDir, { recursive: true, force: true })
})

const environment = () => ({ ...process.env, DATABASE_URL: server.url('cabinet_app') })

function startApp(onReply: (reply: Reply) => void): ChildProcess {
  const app = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'db/testing-load.ts'], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  createInterface({ input: app.stdout! }).on('line', (line) => {
    // A line cut off by the kill was never a whole reply.
    if (line.endsWith('}')) onReply(JSON.parse(line) as Reply)
  })
  return app
}
const killTree = (pid: number) => {
  spawnSync('pkill', ['-9', '-P', String(pid)])
  process.kill(pid, 'SIGKILL')
}
const VICTIMS = ['app', 'database', 'app', 'backend', 'both', 'backend'] as const

async function kill(victim: (typeof VICTIMS)[number], app: ChildProcess) {
  if (victim === 'backend') {
    const sql = connect(server.url('postgres', 'cabinet'), { max: 1 })
    const [one] = await sql<
      { pid: number }[]
    >`select pid from pg_stat_activity where usename = 'cabinet_app' and datname = 'cabinet' limit 1`
    await sql.end()
    if (one) process.kill(one.pid, 'SIGKILL')
  }
  if (victim === 'database' || victim === 'both') killTree(server.pid() as number)
  if (victim !== 'database' && victim !== 'backend') process.kill(-(app.pid as number), 'SIGKILL')
}

async function reconnect(): Promise<Sql> {
  for (let tries = 0; ; tries++) {
    const sql = connect(server.url('cabinet_app'), { max: 1, connect_timeout: 5 })
    try {
      await sql`select 1`
      return sql
    } catch (error) {
      await sql.end({ timeout: 1 }).catch(() => {})
      if (tries > 200) throw error
      await pause(50)
    }
  }
}

/** Numbers and ids of acknowledged writes that are not in the data, or not in the trail. */
async function lost(sql: Sql, replies: readonly Reply[]): Promise<string[]> {
  const numbers = (did: Reply['did']) =>
    replies.filter((reply) => reply.did === did).map(({ number }) => number)
  const ids = (did: Reply['did']) => replies.filter((reply) => reply.did === did).map(({ id }) => id ?? '')
  const missing = (what: string, wanted: string[], found: readonly { key: string }[]) => {
    const there = new Set(found.map(({ key }) => key))
    return wanted.filter((key) => !there.has(key)).map((key) => `${what} ${key}`)
  }
  const trail = (type: string, wanted: string[]) =>
    sql<
      { key: string }[]
    >`select c.number as key from audit_event e join change c on e.stream = 'change:' || c.id where e.type = ${type} and c.number = any(${wanted})`
  return [
    ...missing(
      'draft',
      numbers('draft'),
      await sql<{ key: string }[]>`select number as key from change where number = any(${numbers('draft')})`,
    ),
    ...missing('drafted event', numbers('draft'), await trail('change.drafted', numbers('draft'))),
    ...missing(
      'submission',
      numbers('submit'),
      await sql<
        { key: string }[]
      >`select number as key from change where status <> 'draft' and number = any(${numbers('submit')})`,
    ),
    ...missing('submitted event', numbers('submit'), await trail('change.submitted', numbers('submit'))),
    ...missing(
      'comment',
      ids('comment'),
      await sql<
        { key: string }[]
      >`select id::text as key from change_comment where id = any(${ids('comment')}::uuid[])`,
    ),
    ...missing(
      'decision',
      ids('decide'),
      await sql<
        { key: string }[]
      >`select id::text as key from decision where id = any(${ids('decide')}::uuid[])`,
    ),
    ...missing('granted event', numbers('decide'), await trail('approval.granted', numbers('decide'))),
  ]
}

prove(
  'R01 an acknowledged write survives SIGKILL of the app, of a backend and of the database',
  { small: 5, full: 200 },
  async (rounds) => {
    let acknowledged = 0
    const gone: string[] = []
    for (let round = 0; round < rounds; round++) {
      const replies: Reply[] = []
      // Each round until so many replies are in, however slow the machine: 200 rounds are 100,000 writes.
      const enough = rounds > 5 ? 510 : 60
      await new Promise<void>((resolve, reject) => {
        const app = startApp((reply) => {
          replies.push(reply)
          if (replies.length !== enough) return
          const victim = VICTIMS[round % VICTIMS.length] ?? 'app'
          kill(victim, app)
            .then(() => {
              if (victim === 'database' || victim === 'backend') process.kill(-(app.pid as number), 'SIGKILL')
            })
            .catch(reject)
        })
        app.once('close', resolve)
      })
      const sql = await reconnect()
      gone.push(...(await lost(sql, replies)))
      await sql.end()
      expect(replies.length).toBeGreaterThanOrEqual(enough)
      acknowledged += replies.length
    }
    expect(gone).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(rounds > 5 ? 100_000 : 300)

    const owner = connect(server.url('cabinet_owner'))
    const trail = new TrailCheck(new Map(), await readHeads(owner))
    for await (const rows of readTrail(owner)) if (!rows.every((row) => trail.take(row))) break
    trail.end()
    await owner.end()
    expect(trail.fault).toBeNull()
  },
)
