import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#db/connect'
import { migrate } from '#db/migrate'
import type { Name } from '#db/testing-company'
import type { Company, Scenario } from '#db/testing-scenarios'
import { MATRIX_ROLES, type MatrixRole } from '#lib/auth/matrix'
import { PUBLIC_ROUTES, pathOf, ROUTES } from '#lib/paths'
import { prove } from '#lib/proof'
import { ensureBuilt, nextBin } from '../scripts/build.mjs'
import { startPostgres } from '../scripts/postgres.mjs'

// The built app itself, as it is and with proxy.ts taken out: who is let in, by raw calls.
const SECRET = 'q8Zr2mVtX0cJ5nYwB7hLkD4sGfPaE1uT'
const CANARY = 'canary heather tin 4471'
const root = path.resolve(import.meta.dirname, '..')

type Modules = {
  db: typeof import('#db/client')['db']
  schema: typeof import('#db/schema')
  HOLDER: Record<MatrixRole, Name>
}

let cluster: Awaited<ReturnType<typeof startPostgres>>
let dataDir = ''
let company: Company
let scenarios: Scenario[]
let stage: ReturnType<typeof import('#db/testing-scenarios')['stageOf']>
let here: Modules
let closeAll: () => Promise<unknown>

beforeAll(async () => {
  expect(ensureBuilt(() => {}).failed).toBe(0)
  dataDir = mkdtempSync(path.join(tmpdir(), 'cabinet-doors-'))
  cluster = await startPostgres({ dataDir })
  await migrate(cluster.url('cabinet_owner'))
  // Before the modules that read them; the app refuses the unflushed cluster of the other tests (T25).
  Object.assign(process.env, { DATABASE_URL: cluster.url('cabinet_app'), AUTH_SECRET: SECRET })
  const [{ db, closeDatabase }, schema, stages, accounts, imports, { foundCompany }, { closeSender }] =
    await Promise.all([
      import('#db/client'),
      import('#db/schema'),
      import('#db/testing-scenarios'),
      import('#db/testing-accounts'),
      import('#db/testing-imports'),
      import('#db/testing-company'),
      import('#lib/enqueue-job'),
    ])
  company = await foundCompany()
  await stages.openTestWindow(company)
  here = { db, schema, HOLDER: stages.HOLDER }
  stage = stages.stageOf(company)
  scenarios = [
    ...stages.changeScenarios(company),
    ...accounts.accountScenarios(company),
    ...imports.importScenarios(company),
  ].filter(({ system }) => !system)
  closeAll = async () => {
    await closeSender()
    await closeDatabase()
  }
}, 900_000)
afterAll(async () => {
  await closeAll?.()
  await cluster?.stop('SIGQUIT')
  if (cluster) rmSync(cluster.cluster, { recursive: true, force: true })
  if (dataDir) rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The folder of the build; without proxy.ts it is a copy whose list of functions does not name it. */
function folderOf(proxied: boolean): string {
  if (proxied) return root
  const folder = path.join(dataDir, 'without-proxy')
  mkdirSync(folder)
  for (const name of readdirSync(root))
    if (!name.startsWith('.')) symlinkSync(path.join(root, name), path.join(folder, name))
  cpSync(path.join(root, '.next'), path.join(folder, '.next'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !/\.next\/(cache|trace|diagnostics)/.test(from),
  })
  const list = path.join(folder, '.next/server/functions-config-manifest.json')
  const { functions, ...rest } = JSON.parse(readFileSync(list, 'utf8')) as {
    functions: Record<string, unknown>
  }
  expect(Object.keys(functions)).toEqual(['/_middleware'])
  writeFileSync(list, JSON.stringify({ ...rest, functions: {} }))
  return folder
}

async function serve(proxied: boolean, appUrl?: string) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const origin = appUrl ?? `http://localhost:${port}`
  let log = ''
  const app: ChildProcess = spawn(
    process.execPath,
    [nextBin, 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      cwd: folderOf(proxied),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(port),
        APP_URL: origin,
        DATA_DIR: dataDir,
        JOBS: 'off',
        DEMO_MODE: 'off',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  for (const stream of [app.stdout, app.stderr])
    stream?.on('data', (text) => {
      log += String(text)
    })
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${base}/api/health`).catch(() => null)
    if (answer?.ok) break
    if (tries > 600 || app.exitCode !== null) throw new Error(`The app did not start: ${log}`)
    await pause(100)
  }
  const stop = async () => {
    const gone = new Promise((resolve) => app.once('exit', resolve))
    app.kill('SIGTERM')
    // No wait of the test: an app that does not stop when asked must not outlive it.
    const impatient = setTimeout(() => app.kill('SIGKILL'), 5_000)
    await gone
    clearTimeout(impatient)
  }
  return { base, origin, secure: origin.startsWith('https:'), stop, log: () => log }
}
type App = Awaited<ReturnType<typeof serve>>

/** A session row and the cookie that names it, as signing in gives them. */
async function cookieOf(app: App, personId: string) {
  const [row] = await here.db
    .insert(here.schema.session)
    .values({ personId, expiresAt: new Date(Date.now() + 3_600_000), address: '', agent: 'test' })
    .returning()
  const value = await encode({ token: { sub: row?.id ?? '' }, secret: SECRET, maxAge: 3600 })
  return `${app.secure ? '__Host-' : ''}cabinet-session=${value}`
}

type Input = Record<string, unknown>
type Door = { method: string; template: string; upload: boolean }
/** The REST doors by the command they open, as the document tells them. */
async function doorsOf(app: App): Promise<Map<string, Door>> {
  const { paths } = (await (await fetch(`${app.base}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string; requestBody?: { content: object } }>>
  }
  return new Map(
    Object.entries(paths).flatMap(([template, methods]) =>
      Object.entries(methods)
        .filter(([, { requestBody }]) => requestBody)
        .map(([method, { operationId, requestBody }]) => {
          const upload = !('application/json' in (requestBody?.content ?? {}))
          return [
            operationId.replace(/^[a-z]+-/, ''),
            { method: method.toUpperCase(), template, upload },
          ] as const
        }),
    ),
  )
}
function callDoor(app: App, door: Door, { bytes, ...input }: Input, headers: Record<string, string>) {
  const rest: Input = { ...input }
  const address = door.template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const search = door.upload ? `?name=${encodeURIComponent(String(rest.name))}` : ''
  const body = door.template.endsWith('/changes/{number}') ? { ...(rest.changes as object) } : rest
  return fetch(`${app.base}/api/v1${address}${search}`, {
    method: door.method,
    headers: { 'content-type': 'application/json', ...headers },
    body: door.upload ? Buffer.from(bytes as Uint8Array) : JSON.stringify(body),
    redirect: 'manual',
  })
}

type Action = { id: string; page: string }
/** The server actions by their name, from the list that the built app itself looks them up in. */
function actionsOf(): Map<string, Action> {
  const { node } = JSON.parse(
    readFileSync(path.join(root, '.next/server/server-reference-manifest.json'), 'utf8'),
  ) as { node: Record<string, { workers: Record<string, unknown>; exportedName: string }> }
  return new Map(
    Object.entries(node).map(([id, { workers, exportedName }]) => [
      exportedName,
      { id, page: Object.keys(workers)[0]?.replace(/^app|\/page$|\/\([^)]+\)/g, '') ?? '/' },
    ]),
  )
}
const RENAMED: Record<string, string> = {
  'draft-change': 'copyChangeAction',
  'edit-change': 'editPageAction',
  'sign-out': 'endOwnSessionAction',
}
const actionOf = (actions: Map<string, Action>, name: string) =>
  actions.get(
    RENAMED[name] ?? `${name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Action`,
  )
/** As the browser's script posts it: state and form are the two arguments. */
function callAction(
  app: App,
  { id, page }: Action,
  fields: Record<string, string>,
  headers: Record<string, string>,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(`_1_${name}`, value)
  form.set('0', '[null,"$K1"]')
  const address = page.replace(/\[\w+\]/g, 'x') || '/'
  return fetch(`${app.base}${address}`, {
    method: 'POST',
    headers: {
      'next-action': id,
      accept: 'text/x-component',
      'x-forwarded-host': new URL(app.origin).host,
      ...headers,
    },
    body: form,
    redirect: 'manual',
  })
}
async function verdictOf(answer: Response): Promise<string> {
  const text = await answer.text()
  const code = /"code":"(\w+)"/.exec(text)?.[1]
  if (code === 'forbidden') return 'denied'
  if (code === 'unauthenticated') return 'nobody'
  if (code) return `failed: ${text.slice(0, 300)}`
  if (answer.headers.get('x-action-redirect') || /"ok":true/.test(text)) return 'allowed'
  return answer.ok && !answer.headers.get('content-type')?.startsWith('text/')
    ? 'allowed'
    : `${answer.status}`
}

/** Those who may and those who may not, so many of them, the allowed first. */
function someOf(allowed: readonly MatrixRole[], all: boolean): MatrixRole[] {
  const others = MATRIX_ROLES.filter((column) => !allowed.includes(column))
  return all ? [...allowed, ...others] : [...allowed.slice(0, 1), ...others.slice(0, 1)]
}

/** Each scenario through the door that `call` opens: unexpected answers, with how many calls there were. */
async function walk(
  app: App,
  all: boolean,
  call: (one: Scenario, input: Input, headers: Record<string, string>) => Promise<Response> | null,
) {
  const wrong: string[] = []
  let calls = 0
  for (const one of scenarios) {
    let input: Input | null = null
    for (const column of [null, ...someOf(one.allowed, all)]) {
      input ??= await one.prepare()
      const cookie = column ? { cookie: await cookieOf(app, company.id(here.HOLDER[column])) } : {}
      const answer = call(one, input, { ...(cookie as Record<string, string>), origin: app.origin })
      if (!answer) break
      calls++
      const found = await verdictOf(await answer)
      const wanted = column === null ? 'nobody' : one.allowed.includes(column) ? 'allowed' : 'denied'
      if (found !== wanted)
        wrong.push(`${one.name} (${one.what}) by ${column ?? 'nobody'}: ${found}, not ${wanted}`)
      if (found === 'allowed') input = null
    }
  }
  return { wrong, calls }
}

const SERVERS = [
  { name: 'without proxy.ts, behind TLS', proxied: false, appUrl: 'https://cabinet.test' },
  { name: 'as built', proxied: true, appUrl: undefined },
]
describe.each(SERVERS)('the app $name', ({ proxied, appUrl }) => {
  let app: App
  beforeAll(async () => {
    app = await serve(proxied, appUrl)
  }, 120_000)
  afterAll(() => app?.stop())

  test('T02 has its proxy, or has not', async () => {
    const { headers } = await fetch(`${app.base}/sign-in`)
    expect(headers.has('content-security-policy')).toBe(proxied)
  })

  prove(
    'T01 each REST door lets in whom the matrix lets in, and nobody else',
    { small: 2, full: MATRIX_ROLES.length },
    async (roles) => {
      const doors = await doorsOf(app)
      const { wrong, calls } = await walk(app, roles > 2, ({ name }, input, headers) => {
        const door = doors.get(name)
        return door ? callDoor(app, door, input, headers) : null
      })
      expect(wrong).toEqual([])
      expect(calls).toBeGreaterThan(150)
    },
  )

  prove(
    'T01 each server action, posted raw, lets in whom the matrix lets in, and nobody else',
    { small: 2, full: MATRIX_ROLES.length },
    async (roles) => {
      const actions = actionsOf()
      const { wrong, calls } = await walk(app, roles > 2, ({ name }, input, headers) => {
        const action = actionOf(actions, name)
        return action ? callAction(app, action, { json: JSON.stringify(input) }, headers) : null
      })
      expect(wrong).toEqual([])
      expect(calls).toBeGreaterThan(150)
    },
  )

  test('T01 T02 nobody reads anything without signing in, however the request is written', async () => {
    const number = await stage.submitted({ title: 'Quiet heather' })
    const tricks: Record<string, string>[] = [
      { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
      { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
      { rsc: '1' },
      { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
      { 'x-matched-path': '/sign-in', 'x-invoke-path': '/sign-in' },
    ]
    const spell = (address: string) => [
      address,
      `/${address}`,
      `${address}.rsc`,
      `${address}?_rsc=1`,
      address.replace('a', '%61'),
      `/en${address}`,
    ]
    const pages = ROUTES.filter((route) => !(PUBLIC_ROUTES as readonly string[]).includes(route))
    const asked = [
      ...pages.map((route) => pathOf(route, { number, slug: 'payments-api', token: 'x' })),
      ...['changes', `changes/${number}`, 'people', 'inbox', 'tokens'].map((name) => `/api/v1/${name}`),
    ]
    const open: string[] = []
    const read = async (address: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(app.base + address, { headers, redirect: 'manual' })
      const body = await answer.text()
      const turnedAway =
        [301, 307, 308, 401, 404].includes(answer.status) || body.includes('NEXT_REDIRECT;replace;/sign-in')
      if (!turnedAway || /Quiet heather|Payments API|rita@example/.test(body))
        open.push(`${answer.status} ${address} ${JSON.stringify(headers)}`)
    }
    for (const page of asked) {
      for (const address of spell(page)) await read(address)
      for (const headers of tricks) await read(page, headers)
    }
    expect(open).toEqual([])
  }, 300_000)

  prove(
    'T01 T18 each page shows each role what the matrix lets it read',
    { small: 2, full: MATRIX_ROLES.length },
    async (roles) => {
      const number = await stage.submitted({ restricted: true, title: 'Silent gorse' })
      const some = MATRIX_ROLES.filter((_, at) => roles > 2 || at % 3 === 0 || at > 11)
      // c17: requestor, implementer, whoever has an open requirement, and four roles.
      const within: MatrixRole[] = ['REQ', 'IMP', 'CM', 'CISO', 'SL', 'CO', 'AUD']
      const wrong: string[] = []
      for (const column of some) {
        const cookie = await cookieOf(app, company.id(here.HOLDER[column]))
        const page = async (address: string) => {
          const answer = await fetch(app.base + address, { headers: { cookie }, redirect: 'manual' })
          return { status: answer.status, text: await answer.text() }
        }
        const expectShown = (what: string, shown: boolean, wanted: boolean) => {
          if (shown !== wanted) wrong.push(`${what} to ${column}: ${shown ? 'shown' : 'hidden'}`)
        }
        const audit = await page('/audit')
        expectShown(
          'audit',
          !audit.text.includes('not for your role'),
          ['CM', 'CO', 'CISO', 'AUD'].includes(column),
        )
        const people = await page('/admin/people')
        expectShown(
          'people',
          !people.text.includes('People are shown to administrators'),
          ['ADM', 'CISO', 'CO', 'AUD'].includes(column),
        )
        for (const route of ROUTES.filter(
          (one) => one.startsWith('/changes/[number]') && !one.endsWith('edit'),
        ))
          expectShown(
            route,
            (await page(pathOf(route, { number }))).text.includes('Silent gorse'),
            within.includes(column),
          )
        for (const address of ['/changes', '/calendar', `/api/v1/changes/${number}`, '/api/v1/changes'])
          if (!within.includes(column) && (await page(address)).text.includes('Silent gorse'))
            wrong.push(`${address} tells ${column} of a restricted change`)
        for (const address of ['/', '/inbox', '/changes', '/calendar', '/services', '/profile'])
          if (![200, 307].includes((await page(address)).status)) wrong.push(`${address} fails for ${column}`)
      }
      expect(wrong).toEqual([])
    },
  )

  test('T04 a call from elsewhere is refused at every kind of door, whatever it calls its body', async () => {
    const number = await stage.submitted()
    const cookie = await cookieOf(app, company.id('rita'))
    const elsewhere: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://elsewhere.example' },
      { origin: `${app.origin}1` },
      { origin: `${app.origin}.elsewhere.example` },
      { origin: app.origin, 'sec-fetch-site': 'cross-site' },
      { origin: app.origin, 'sec-fetch-site': 'same-site' },
    ]
    const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded']
    const before = await here.db.$count(here.schema.changeComment)
    const action = actionsOf().get('commentOnChangeAction')
    const verdicts = new Set<string>()
    for (const from of elsewhere) {
      for (const type of types) {
        const headers = { cookie, 'content-type': type, ...from }
        const body = JSON.stringify({ body: 'From elsewhere.' })
        const address = `${app.base}/api/v1/changes/${number}/comments`
        verdicts.add(await verdictOf(await fetch(address, { method: 'POST', headers, body })))
      }
      const fields = { number, body: 'From elsewhere.' }
      if (action) await callAction(app, action, fields, { cookie, ...from })
    }
    expect([...verdicts]).toEqual(['denied'])
    expect(await here.db.$count(here.schema.changeComment)).toBe(before)
  })

  test('T05 T06 T20 signing in: a new session each time, in a closed cookie, and no secret is kept or told', async () => {
    const { hashPassword } = await import('#lib/hash-password')
    await here.db
      .update(here.schema.person)
      .set({ passwordHash: await hashPassword(CANARY) })
      .where(eq(here.schema.person.id, company.id('rita')))
    const enter = actionsOf().get('signInAction')
    if (!enter) throw new Error('There is no action to sign in.')
    const signIn = async (password: string, cookie = '') => {
      const fields = { email: 'rita@example.com', password, next: '' }
      const answer = await callAction(app, enter, fields, { origin: app.origin, cookie })
      const set = answer.headers.getSetCookie().find((one) => one.includes('cabinet-session=')) ?? ''
      return { text: await answer.text(), set, cookie: set.split(';')[0] ?? '' }
    }
    const planted = `${app.secure ? '__Host-' : ''}cabinet-session=${'a'.repeat(40)}`
    const first = await signIn(CANARY, planted)
    const [name = ''] = first.set.split('=')
    expect(name).toBe(app.secure ? '__Host-cabinet-session' : 'cabinet-session')
    expect(first.set).toMatch(/; HttpOnly/i)
    expect(first.set).toMatch(/; SameSite=lax/i)
    expect(first.set).toMatch(/; Path=\/(;|$)/i)
    expect(first.set).not.toMatch(/domain=/i)
    expect(/; Secure/i.test(first.set)).toBe(app.secure)
    expect(first.cookie).not.toBe(planted)

    const second = await signIn(CANARY, first.cookie)
    const inside = async (cookie: string) =>
      (await fetch(`${app.base}/api/v1/inbox`, { headers: { cookie }, redirect: 'manual' })).status
    expect([await inside(first.cookie), await inside(second.cookie), await inside(planted)]).toEqual([
      401, 200, 401,
    ])

    const wrong = await signIn(`${CANARY} wrong`)
    expect(wrong.set).toBe('')
    const made = actionsOf().get('makeTokenAction')
    const given = { json: JSON.stringify({ name: 'reports', scope: 'read', days: 1 }) }
    const told = made && (await callAction(app, made, given, { origin: app.origin, cookie: second.cookie }))
    const token = /cab_[\w-]{43}/.exec((await told?.text()) ?? '')?.[0] ?? 'no token was made'
    expect(token).toMatch(/^cab_/)
    const bearer = { authorization: `Bearer ${token}` }
    expect((await fetch(`${app.base}/api/v1/inbox`, { headers: bearer })).status).toBe(200)
    const body = JSON.stringify({ current: `${CANARY}!`, password: CANARY, token })
    const refusals = await Promise.all(
      ['changes', 'people', 'profile', 'tokens', `tokens/${token}/revocation`].map(async (door) =>
        (
          await fetch(`${app.base}/api/v1/${door}`, {
            method: door === 'profile' ? 'PATCH' : 'POST',
            headers: { cookie: second.cookie, origin: app.origin, 'content-type': 'application/json' },
            body,
          })
        ).text(),
      ),
    )
    const pages = await Promise.all(
      ['/profile', '/inbox', '/changes'].map(async (page) =>
        (await fetch(app.base + page, { headers: { cookie: second.cookie } })).text(),
      ),
    )
    const secrets = [
      CANARY,
      token,
      token.slice(4),
      first.cookie.split('=')[1] ?? '',
      second.cookie.split('=')[1] ?? '',
      SECRET,
    ]
    const places: Record<string, string> = {
      log: app.log(),
      pages: [wrong.text, first.text, second.text, ...refusals, ...pages].join('\n'),
      database: await everythingStored(),
      bundles: staticText(),
    }
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret.slice(0, 12)} in ${place}`),
    )
    expect(leaks).toEqual([])
    expect(places.database).toContain('rita@example.com')
  }, 120_000)

  test('T17 no REST door takes a field that it does not name, a prototype, or a list for a scalar', async () => {
    const doors = await doorsOf(app)
    const taken: string[] = []
    const asked = new Set<string>()
    for (const one of scenarios) {
      const door = doors.get(one.name)
      const column = one.allowed[0]
      if (!door || door.upload || !column || asked.has(one.name)) continue
      asked.add(one.name)
      const input = await one.prepare()
      const cookie = await cookieOf(app, company.id(here.HOLDER[column]))
      const inner = one.name === 'edit-change' ? (input.changes as Input) : input
      const bodies = [
        ...['id', 'requestorId', 'createdAt', 'passwordHash'].map((name) => [name, '"x"'] as const),
        ...['__proto__', 'constructor', 'prototype'].map((name) => [name, '{"status":"approved"}'] as const),
      ].map(([name, value]): [string, string] => [name, withField(inner, name, value)])
      for (const [name, value] of Object.entries(inner))
        if (typeof value === 'string' && !door.template.includes(`{${name}}`))
          bodies.push([`${name}[]`, JSON.stringify({ ...inner, [name]: [value] })])
      const address = door.template.replace(/\{(\w+)\}/g, (_, name: string) => String(input[name]))
      for (const [name, body] of bodies) {
        const answer = await fetch(`${app.base}/api/v1${address}`, {
          method: door.method,
          headers: { 'content-type': 'application/json', cookie, origin: app.origin },
          body,
        })
        const text = await answer.text()
        if (!text.includes('"code":"invalid"'))
          taken.push(`${one.name} ${name}: ${answer.status} ${text.slice(0, 120)}`)
      }
    }
    expect(taken).toEqual([])
    expect(asked.size).toBeGreaterThan(40)
  }, 300_000)

  test('T21 an error tells its reference and nothing else, and the log says no more than its cause', async () => {
    const number = await stage.submitted()
    const cookie = await cookieOf(app, company.id('rita'))
    const headers = { cookie, origin: app.origin, 'content-type': 'application/json' }
    const post = async (address: string, body: string, more: object = {}) => {
      const answer = await fetch(`${app.base}/api/v1/${address}`, { method: 'POST', headers, body, ...more })
      return { status: answer.status, text: await answer.text() }
    }
    const comments = `changes/${number}/comments`
    const owner = connect(cluster.url('cabinet_owner'), { max: 1 })
    await owner`alter table audit_event add constraint broken check (false) not valid`
    try {
      const { status, text } = await post(comments, JSON.stringify({ body: CANARY }))
      const { title, detail, ...rest } = JSON.parse(text) as Record<string, string>
      expect([status, title, rest]).toEqual([
        500,
        'Something went wrong.',
        { type: 'about:blank', status: 500, code: 'internal' },
      ])
      expect(detail).toMatch(/^Reference [0-9a-f-]{36}$/)
      expect(app.log()).toContain(detail?.slice('Reference '.length))
      const action = actionsOf().get('commentOnChangeAction')
      const failed =
        action && (await callAction(app, action, { number, body: CANARY }, { cookie, origin: app.origin }))
      const told = (await failed?.text()) ?? ''
      expect(told).not.toMatch(/audit_event|constraint|insert into|\.ts:|node_modules/)
    } finally {
      await owner`alter table audit_event drop constraint broken`
      await owner.end()
    }
    // What somebody wrote is among the values of the failed statement; the log must not tell it.
    expect(app.log()).not.toContain(CANARY)
    const others = [
      await post(comments, '{"body":'),
      await post(comments, '[]'),
      await post(comments, '{"body":{}}'),
      await post('changes/CHG-99999999/comments', '{"body":"Seen."}'),
      await post('changes/%00/comments', '{"body":"Seen."}'),
      await post(comments, '{"body":"a\\u0000b"}'),
      await post('nothing/here', '{}'),
      await post(comments, '', { method: 'DELETE', body: undefined }),
      await post(comments, '{}', { headers: { ...headers, cookie: '' } }),
    ]
    for (const { status, text } of others) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(text).not.toMatch(/ at .*\.(ts|js):|node_modules|postgres|drizzle|select /i)
    }
  })
})

/** `{"a":1}` with one more field, spelled as it is: an object literal would swallow `__proto__`. */
const withField = (input: Input, name: string, value: string) => {
  const body = JSON.stringify(input)
  return `${body.slice(0, -1)}${body === '{}' ? '' : ','}${JSON.stringify(name)}:${value}}`
}
/** Every row of every table, as text. */
async function everythingStored(): Promise<string> {
  const sql = connect(cluster.url('postgres', 'cabinet'), { max: 1 })
  const tables = await sql<
    { name: string }[]
  >`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'pgboss')`
  let all = ''
  for (const { name } of tables)
    for (const { row } of await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`)
      all += `${row}\n`
  await sql.end()
  return all
}
const staticText = () =>
  readdirSync(path.join(root, '.next/static'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css|json|html)$/.test(file))
    .map((file) => readFileSync(path.join(root, '.next/static', file), 'utf8'))
    .join('\n')
