import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect } from 'vitest'
import { connect, type Sql } from '#db/connect'
import { migrate } from '#db/migrate'
import { prove } from '#lib/proof'
import { ensureBuilt, nextBin } from '../scripts/build.mjs'
import { startPostgres } from '../scripts/postgres.mjs'

// Two web processes behind a proxy that takes turns, two workers beside them, one PostgreSQL: as docs/operations.md has it.
const SECRET = 'q8Zr2mVtX0cJ5nYwB7hLkD4sGfPaE1uT'
const root = path.resolve(import.meta.dirname, '..')

let cluster: Awaited<ReturnType<typeof startPostgres>>
let dataDir = ''
let sql: Sql
let proxy: Proxy
const processes: ChildProcess[] = []
const cookies = new Map<string, string>()

beforeAll(async () => {
  expect(ensureBuilt(() => {}).failed).toBe(0)
  dataDir = mkdtempSync(path.join(tmpdir(), 'cabinet-two-'))
  cluster = await startPostgres({ dataDir })
  await migrate(cluster.url('cabinet_owner'))
  process.env.DATABASE_URL = cluster.url('cabinet_app')
  const [{ foundCompany }, { closeDatabase }] = await Promise.all([
    import('#db/testing-company'),
    import('#db/client'),
  ])
  const company = await foundCompany()
  await closeDatabase()
  sql = connect(cluster.url('cabinet_owner'), { max: 2 })
  proxy = await takeTurns()
  const webs = await Promise.all([serve(), serve()])
  proxy.upstreams.push(...webs)
  for (let i = 0; i < 2; i++) processes.push(work())
  for (const name of ['rita', 'rob', 'mona'] as const) cookies.set(name, await cookieOf(company.id(name)))
}, 600_000)
afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL')
  proxy?.server.close()
  await sql?.end({ timeout: 1 })
  await cluster?.stop('SIGQUIT')
  if (cluster) rmSync(cluster.cluster, { recursive: true, force: true })
  if (dataDir) rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

type Web = { port: number; process: ChildProcess; answered: number }
type Proxy = { server: Server; port: number; upstreams: Web[] }

/** Each request goes to the other process than the one before; one that refuses the connection is passed over, as by nginx. */
async function takeTurns(): Promise<Proxy> {
  const upstreams: Web[] = []
  let turn = 0
  const forward = (asked: IncomingMessage, body: Buffer, reply: ServerResponse, left: number) => {
    const web = upstreams[turn++ % upstreams.length]
    if (!web || left === 0) return reply.writeHead(502).end()
    const { method, url, headers } = asked
    const onward = request({ host: '127.0.0.1', port: web.port, method, path: url, headers }, (answer) => {
      web.answered++
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
      answer.on('error', () => reply.destroy())
    })
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') forward(asked, body, reply, left - 1)
      else if (reply.headersSent) reply.destroy()
      else reply.writeHead(502).end()
    })
    onward.end(body)
  }
  const server = createServer((asked, reply) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => forward(asked, Buffer.concat(parts), reply, 2))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return { server, upstreams, port: typeof address === 'object' && address ? address.port : 0 }
}
const origin = () => `http://localhost:${proxy.port}`
const environment = (over: Record<string, string>) => ({
  ...process.env,
  NODE_ENV: 'production' as const,
  NEXT_TELEMETRY_DISABLED: '1',
  AUTH_SECRET: SECRET,
  APP_URL: origin(),
  NEXTAUTH_URL: origin(),
  DATA_DIR: dataDir,
  DEMO_MODE: 'off',
  ...over,
})

async function serve(): Promise<Web> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await new Promise((resolve) => probe.close(resolve))
  const web = spawn(process.execPath, [nextBin, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    env: environment({ PORT: String(port), JOBS: 'off' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  processes.push(web)
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
    if (answer?.ok) return { port, process: web, answered: 0 }
    if (tries > 600 || web.exitCode !== null) throw new Error('A web process did not start.')
    await pause(100)
  }
}
const work = () =>
  spawn(process.execPath, ['--import', 'tsx', 'scripts/entry.ts', 'scripts/worker.ts'], {
    cwd: root,
    env: environment({}),
    stdio: ['ignore', 'ignore', 'inherit'],
  })

async function cookieOf(personId: string) {
  const [row] = await sql<{ id: string }[]>`
    insert into session (person_id, expires_at, agent) values (${personId}, now() + interval '1 hour', 'test') returning id`
  return `cabinet-session=${await encode({ token: { sub: row?.id ?? '' }, secret: SECRET, maxAge: 3600 })}`
}

type Answer = { status: number; text: string; location: string | null }
async function ask(who: string, address: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${origin()}${address}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
    ...options,
    headers: { cookie: cookies.get(who) ?? '', origin: origin(), ...options.headers },
  })
  return { status: response.status, text: await response.text(), location: response.headers.get('location') }
}
/** A call as a careful client makes it: sent again, what writes with the same key, until somebody answers. */
async function call<T>(who: string, address: string, body?: object): Promise<T> {
  const key = randomUUID()
  for (let tries = 0; ; tries++) {
    const writing = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    }
    const answer = await ask(who, `/api/v1${address}`, body ? writing : {}).catch(() => null)
    if (answer && answer.status < 300) return JSON.parse(answer.text) as T
    if (answer && answer.status < 500) throw new Error(`${who} ${address}: ${answer.status} ${answer.text}`)
    if (tries > 100) throw new Error(`${who} ${address}: nobody answers.`)
    await pause(100)
  }
}
async function see(who: string, address: string): Promise<string> {
  const { status, text, location } = await ask(who, address)
  if (status !== 200) throw new Error(`${who} ${address}: ${status} ${location ?? ''}`)
  return text
}

const content = (title: string) => ({
  title,
  description: 'Install the monthly updates and restart.',
  justification: 'Closes known weaknesses.',
  services: ['wiki'],
})
type Approvals = { digest: string; steps: { id: string; key: string }[] }

/** A form of the page, sent as a browser without script sends it. */
async function sendForm(who: string, address: string, field: string, text: string) {
  const page = await see(who, address)
  const form = [...page.matchAll(/<form[\s\S]*?<\/form>/g)].find(([html]) =>
    html.includes(`name="${field}"`),
  )?.[0]
  if (!form) throw new Error(`${address} has no form with ${field}.`)
  const filled = new FormData()
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const of = (name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    filled.set(of('name') ?? '', of('value') ?? '')
  }
  filled.set(field, text)
  return ask(who, address, { method: 'POST', body: filled })
}

prove(
  'R13 two web processes and two workers are one Cabinet, and killing one of each loses nothing',
  { small: 30, full: 2_000 },
  async (changes) => {
    await passAlternating()
    const told = await loseOneOfEach(changes)

    const numbers = told.map(({ number }) => number)
    const rows = await sql<{ number: string; status: string; granted: number; comments: number }[]>`
      select c.number, c.status,
        (select count(*)::int from audit_event e where e.stream = 'change:' || c.id and e.type = 'approval.granted') as granted,
        (select count(*)::int from change_comment m where m.change_id = c.id) as comments
      from change c where c.number = any(${numbers})`
    expect(rows.length).toBe(changes)
    expect(
      rows.filter(
        ({ status, granted, comments }) => status !== 'approved' || granted !== 1 || comments !== 1,
      ),
    ).toEqual([])

    // A job of the killed worker is free again after 30 seconds.
    for (let waited = 0; (await unworked()) > 0; waited++) {
      if (waited > 900) throw new Error(`${await unworked()} jobs are left.`)
      await pause(100)
    }
    const [untold] = await sql<{ changes: number }[]>`
      select count(*)::int as changes from change c where c.number = any(${numbers})
        and not exists (select from notification n where n.change_id = c.id and n.person_id = c.requestor_id)`
    expect(untold?.changes).toBe(0)
    for (const who of cookies.keys()) await see(who, '/inbox')
  },
)

/** One change from draft to decided; each request goes to the other process than the one before. */
async function passAlternating() {
  const { number } = await call<{ number: string }>('rita', '/changes', content('Patch the wiki'))
  expect(await see('rita', `/changes/${number}`)).toContain('Patch the wiki')
  // Rendered by one process, received by the other.
  const sent = await sendForm('rita', `/changes/${number}`, 'body', 'The host is drained.')
  expect(sent.status).toBeLessThan(400)
  expect(await see('mona', `/changes/${number}`)).toContain('The host is drained.')
  await call('rita', `/changes/${number}/submission`, {})
  expect(await see('mona', '/inbox')).toContain(number)
  await approve('mona', number)
  expect(await see('rita', `/changes/${number}`)).toContain('Approved')
  const [one, other] = proxy.upstreams.map(({ answered }) => answered)
  expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThanOrEqual(1)
}

async function approve(who: string, number: string) {
  const { digest, steps } = await call<Approvals>(who, `/changes/${number}/approvals`)
  const step = steps.find(({ key }) => key === 'change_manager')?.id
  await call(who, `/changes/${number}/steps/${step}/decision`, {
    decision: 'approve',
    conditions: [],
    digest,
  })
}

/** People at work while one web process and one worker die; gives what was acknowledged to them. */
async function loseOneOfEach(changes: number) {
  const told: { number: string }[] = []
  let left = changes
  const client = async (who: 'rita' | 'rob') => {
    while (left-- > 0) {
      const { number } = await call<{ number: string }>(who, '/changes', content(`Patch host ${left}`))
      await call(who, `/changes/${number}/comments`, { body: 'The host is drained.' })
      await call(who, `/changes/${number}/submission`, {})
      await approve('mona', number)
      told.push({ number })
      if (told.length === Math.floor(changes / 3)) proxy.upstreams[0]?.process.kill('SIGKILL')
      if (told.length === Math.floor(changes / 2)) processes.at(-1)?.kill('SIGKILL')
    }
  }
  await Promise.all(['rita', 'rob', 'rita', 'rob'].map((who) => client(who as 'rita' | 'rob')))
  return told
}

async function unworked(): Promise<number> {
  const [row] = await sql<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job where name = 'react-to-events' and state < 'completed'`
  return row?.jobs ?? 0
}
