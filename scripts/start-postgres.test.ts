import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { connect } from '#db/connect'
import { claim, release, runningStart } from './data-dir.mjs'
import { runningPostgres, startPostgres } from './postgres.mjs'

const base = mkdtempSync(path.join(tmpdir(), 'cabinet-launch-'))
// The server of a root run is another user, who must reach its cluster.
chmodSync(base, 0o755)
afterAll(() => rmSync(base, { recursive: true, force: true }))
async function ask<T>(url: string, question: (sql: ReturnType<typeof connect>) => Promise<T>) {
  const sql = connect(url, { max: 1 })
  try {
    return await question(sql)
  } finally {
    await sql.end()
  }
}
test('roles apart, durable, and after kill -9 the server comes back with all that it confirmed', async () => {
  const dataDir = path.join(base, 'crash')
  const server = await startPostgres({ dataDir })
  const roles = await ask(
    server.url('cabinet_owner'),
    (sql) => sql`select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles
      where rolname like 'cabinet%' order by 1`,
  )
  const plain = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }
  expect(roles).toEqual([
    { rolname: 'cabinet_app', ...plain },
    { rolname: 'cabinet_owner', ...plain },
  ])
  const [durable] = await ask(
    server.url('cabinet_app'),
    (sql) => sql`select current_setting('fsync') || current_setting('full_page_writes')
      || current_setting('synchronous_commit') as settings`,
  )
  expect(durable?.settings).toBe('ononon')
  expect(statSync(server.socketDir).mode & 0o777).toBe(0o700)
  expect(statSync(server.cluster).mode & 0o777).toBe(0o700)

  await ask(
    server.url('cabinet_owner'),
    (sql) => sql`create table kept as select generate_series(1, 500) as n`,
  )
  const killed = server.pid()
  process.kill(killed, 'SIGKILL')
  await expect
    .poll(() => server.pid() !== killed && runningPostgres(dataDir) !== null, { timeout: 20_000 })
    .toBe(true)
  const [found] = await ask(server.url('cabinet_owner'), (sql) => sql`select count(*)::int as rows from kept`)
  expect(found?.rows).toBe(500)

  await server.stop()
  expect(runningPostgres(dataDir)).toBeNull()
  expect(existsSync(server.socketDir)).toBe(false)
})

test('a server whose launcher was killed is stopped and taken over', async () => {
  const dataDir = path.join(base, 'left')
  mkdirSync(dataDir)
  const script = `import { startPostgres } from './scripts/postgres.mjs'
    const server = await startPostgres({ dataDir: process.argv[1] })
    process.send(server.pid())
    setInterval(() => {}, 1000)`
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const orphan = await new Promise<number>((resolve) =>
    launcher.once('message', (pid) => resolve(pid as number)),
  )
  launcher.kill('SIGKILL')
  await new Promise((resolve) => launcher.once('exit', resolve))
  expect(runningPostgres(dataDir)).not.toBeNull()

  const server = await startPostgres({ dataDir })
  expect(server.pid()).not.toBe(orphan)
  await server.stop()
})

test('a data directory has one holder at a time; one that was killed loses it', async () => {
  const dataDir = path.join(base, 'claim')
  mkdirSync(dataDir)
  const script = `import { claim } from './scripts/data-dir.mjs'
    const holder = claim(process.argv[1], 'http://localhost:1')
    process.send(holder ?? 'mine')
    setInterval(() => {}, 1000)`
  const contend = () =>
    spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  const contenders = Array.from({ length: 4 }, contend)
  const answers = await Promise.all(
    contenders.map((child) => new Promise<unknown>((resolve) => child.once('message', resolve))),
  )
  expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1)
  const winner = contenders[answers.indexOf('mine')]
  expect(runningStart(dataDir)).toMatchObject({ pid: winner?.pid, url: 'http://localhost:1' })
  expect(claim(dataDir, 'http://localhost:2')).toMatchObject({ pid: winner?.pid })

  await Promise.all(
    contenders.map((child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      return gone
    }),
  )
  expect(runningStart(dataDir)).toBeNull()
  expect(claim(dataDir, 'http://localhost:2')).toBeNull()
  expect(JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8'))).toMatchObject({
    pid: process.pid,
  })
  release(dataDir)
})
