import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dataDirOf, runningStart } from './data-dir.mjs'
import { CHROMIUM_REMEDY, ensureChromium } from './ensure-chromium.mjs'
import { clockedSay, ensureDependencies, fail, root } from './install.mjs'

// npm run screenshots [-- --only NAME]: a PNG of every screen with demo data, light and dark, 1440 and 390 px wide, each
// as the person it is meant for. It looks at the running server, else starts its own with data of its own.
const SCREENS = [
  // Route, the person, and for a change the words that its title contains.
  ['/sign-in', null],
  ['/set-up/[token]', null],
  ['/join/[token]', null],
  ['/', 'Rita Alvarez', { name: 'home-of-a-requestor' }],
  ['/inbox', 'Mona Okafor', { name: 'inbox-of-the-change-manager' }],
  ['/inbox', 'Ann Keller', { name: 'inbox-of-the-technical-lead' }],
  ['/inbox', 'Eve Tan', { name: 'inbox-of-the-emergency-authority' }],
  ['/inbox', 'Otto Lindqvist', { name: 'inbox-of-an-implementer' }],
  ['/changes', 'Mona Okafor'],
  ['/changes/new', 'Rita Alvarez'],
  ['/changes/views', 'Mona Okafor'],
  ['/changes/bulk', 'Mona Okafor'],
  ['/changes/[number]', 'Sam Ito', { title: 'recurring payments' }],
  ['/changes/[number]', 'Carl Jansen', { title: 'new processor', name: 'change-of-very-high-risk' }],
  ['/changes/[number]', 'Eve Tan', { title: 'damaged batch', name: 'change-emergency' }],
  ['/changes/[number]', 'Otto Lindqvist', { title: 'TLS certificates', name: 'change-ready-to-start' }],
  ['/changes/[number]', 'Rita Alvarez', { title: 'idempotency key', name: 'change-with-a-question' }],
  ['/changes/[number]', 'Ada Brandt', { title: 'PostgreSQL 16 to 18', name: 'change-closed' }],
  ['/changes/[number]/edit', 'Rita Alvarez', { title: 'instant payment was refused' }],
  ['/changes/[number]/plan', 'Ann Keller', { title: 'new processor' }],
  ['/changes/[number]/risk', 'Sam Ito', { title: 'new processor' }],
  ['/changes/[number]/conflicts', 'Tina Rossi', { title: 'document archive' }],
  ['/changes/[number]/approvals', 'Mona Okafor', { title: 'recurring payments' }],
  ['/changes/[number]/live', 'Otto Lindqvist', { title: 'message broker' }],
  ['/changes/[number]/review', 'Ann Keller', { title: 'fraud model' }],
  ['/changes/[number]/activity', 'Ada Brandt', { title: 'HTTP/3' }],
  ['/calendar', 'Mona Okafor'],
  ['/services', 'Olga Petrova'],
  ['/services/[slug]', 'Olga Petrova', { slug: 'payments-api' }],
  ['/audit', 'Ada Brandt'],
  ['/profile', 'Rita Alvarez'],
  ['/admin/people', 'Ruth Otieno'],
  ['/admin/windows', 'Mona Okafor'],
  ['/admin/organisation', 'Ruth Otieno'],
]
const WIDTHS = { 1440: 900, 390: 844 }
const THEMES = ['light', 'dark']
/** The first look at a page of `npm run dev` waits for its compiler. */
const PATIENCE_MS = 120_000
const NOBODYS_TOKEN = 'a-link-that-nobody-made'

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
const say = clockedSay()
ensureDependencies(say)
const browserEnv = await ensureChromium(say)
if (!browserEnv) fail(CHROMIUM_REMEDY)
const { tsImport } = await import('tsx/esm/api')
const { ROUTES, pathOf } = await tsImport('../lib/paths.ts', import.meta.url)
const missing = ROUTES.filter((route) => !SCREENS.some(([shown]) => shown === route))
if (missing.length > 0) fail(`Say in scripts/screenshots.mjs who looks at ${missing.join(', ')}.`)

const folder = path.join(root, 'screenshots')
const server = await openServer()
let failed = 0
try {
  failed = await shootAll(server.url)
} finally {
  await server.stop()
}
say(
  `pictures in ${path.relative(process.cwd(), folder) || '.'}${failed > 0 ? `, ${failed} of them of failed pages` : ''}`,
)
process.exitCode = failed > 0 ? 1 : 0

async function openServer() {
  const running = runningStart(dataDirOf(process.env))
  if (running) return { url: running.url, stop: async () => {} }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'cabinet-screenshots-'))
  const port = process.env.PORT || '43218'
  const url = `http://localhost:${port}`
  say('starting a server')
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: port, APP_URL: url, DATA_DIR: dataDir, DATABASE_URL: '', DEMO_MODE: 'on' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text)
      if (text.includes('ready on')) resolve()
    })
    ended.then(() => fail('The server did not start; the reason is above.'))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, stop }
}

function nameOf(route) {
  return route
    .replace('changes/[number]', 'change')
    .replace('services/[slug]', 'service')
    .split('/')
    .filter((part) => part && !part.startsWith('['))
    .join('-')
}

async function shootAll(url) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({
    executablePath: browserEnv.CHROMIUM_PATH,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      ...(process.geteuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const sessions = new Map()
  let bad = 0
  for (const [route, person, { name, title, slug } = {}] of SCREENS) {
    const label = name ?? nameOf(route)
    if (only && !label.includes(only)) continue
    if (person && !sessions.has(person)) sessions.set(person, await signIn(browser, url, person))
    const session = sessions.get(person)
    const number = title && (await session.find(title))
    if (title && !number) fail(`${person} sees no change whose title contains “${title}”.`)
    const address = url + pathOf(route, { number, slug, token: NOBODYS_TOKEN })
    for (const [width, height] of Object.entries(WIDTHS)) {
      for (const theme of THEMES) {
        const context = await browser.newContext({
          viewport: { width: Number(width), height },
          colorScheme: theme,
          reducedMotion: 'reduce',
          storageState: session?.state,
        })
        const page = await context.newPage()
        const response = await page.goto(address, { waitUntil: 'networkidle', timeout: PATIENCE_MS })
        const file = path.join(folder, `${width}-${theme}`, `${label}.png`)
        await page.screenshot({ path: file, fullPage: true })
        // A link that nobody made is answered with what to do, and not with success.
        const expected = route.includes('[token]') || response.ok()
        if (!expected) bad++
        if (!expected) say(`${response.status()} ${address} as ${person}, ${width} px, ${theme}`)
        await context.close()
      }
    }
    say(label)
  }
  await browser.close()
  return bad
}

/** One click on the sign-in page of the demo. */
async function signIn(browser, url, person) {
  const context = await browser.newContext()
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(url + pathOf('/sign-in', {}))
  await page.getByRole('button', { name: person }).click()
  await page.waitForURL((at) => at.pathname !== '/sign-in')
  const state = await context.storageState()
  /** The number of the change of these words that moved last; the year holds others like it. */
  const find = async (title) => {
    const address = `${url}/api/v1/changes?sort=updated&order=desc&q=${encodeURIComponent(title)}`
    const { rows } = await (await context.request.get(address, { timeout: PATIENCE_MS })).json()
    return rows.find((change) => change.title.includes(title))?.number
  }
  return { state, find }
}
