import { spawn } from 'node:child_process'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuilt, nextBin } from './build.mjs'
import { claim, dataDirOf, noteChild, release } from './data-dir.mjs'
import { appEnvironment, appUrlOf, embeddedUrls, runScript } from './environment.mjs'
import { clockedSay, ensureDependencies, root } from './install.mjs'
import { StartError, startPostgres } from './postgres.mjs'

// npm start, and with --dev npm run dev. Node built-ins only up to ensureDependencies.
const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 10_000

const dev = process.argv.includes('--dev')
// The demo without the year behind it: a quick start for the browser stories.
const shortDemo = process.argv.includes('--short-demo')
const say = clockedSay()
const dataDir = dataDirOf(process.env)
const port = Number(process.env.PORT || 3000)
const url = appUrlOf(process.env)

let server
let web
let stopping

/** Stops the app first, then its database. */
function stop(code, reason) {
  stopping ??= (async () => {
    if (reason) (code === 0 ? say : console.error)(reason)
    if (web) await end(web)
    if (server) await server.stop()
    if (claimed) release(dataDir)
    process.exit(code)
  })()
  return stopping
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await gone
  clearTimeout(impatient)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0, 'stopping'))
// npm dies of SIGTERM without passing it on; do not outlive it.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || stop(0, 'stopping'), 250).unref()
}

let claimed = false
try {
  ensureDependencies(say)
  const holder = claim(dataDir, url)
  if (holder) {
    throw new StartError(
      `Cabinet already runs on ${dataDir} (process ${holder.pid}, ${holder.url}). Stop it first, or set DATA_DIR and PORT.`,
    )
  }
  claimed = true
  if (!dev && ensureBuilt(say).failed) throw new StartError('The build failed; the reason is above.')
  await serve()
} catch (error) {
  await stop(1, error instanceof StartError ? error.message : error.stack)
}

async function serve() {
  let urls = {}
  if (!process.env.DATABASE_URL) {
    say('starting PostgreSQL')
    server = await startPostgres({ dataDir, say })
    server.failed.then((reason) => stop(1, reason))
    urls = embeddedUrls(server)
  }
  const env = appEnvironment({ dataDir, url, dev, urls })
  say('preparing the database')
  const prepared = await runScript(
    'scripts/prepare.ts',
    [...(server ? ['--embedded'] : []), ...(dev ? ['--dev'] : []), ...(shortDemo ? ['--short-demo'] : [])],
    env,
  ).done
  if (stopping) return
  if (prepared.code !== 0) return stop(1)

  const { demoMode } = prepared.message
  const host = process.env.HOST || (demoMode ? '127.0.0.1' : '0.0.0.0')
  if (demoMode && host !== '127.0.0.1') {
    console.warn(`Warning: demo mode signs anyone in as anyone, and HOST=${host} opens it to the network.`)
  }
  await assertFree(host)
  say('starting the web server')
  const { DATABASE_OWNER_URL: _, ...webEnv } = {
    ...env,
    DEMO_MODE: demoMode ? 'on' : 'off',
    PORT: String(port),
  }
  web = spawn(process.execPath, [nextBin, dev ? 'dev' : 'start', '-H', host, '-p', String(port)], {
    cwd: root,
    env: webEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  noteChild(dataDir, web.pid)
  web.once('exit', (code) => stop(code || 1, 'The web server stopped unexpectedly.'))
  await untilHealthy(host)
  if (!stopping) console.log(`ready on ${url}`)
}

function assertFree(host) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (error) =>
      reject(
        new StartError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program. Set PORT to a free one.`
            : `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(resolve))
  })
}

async function untilHealthy(host) {
  const target = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  const deadline = Date.now() + READY_WITHIN_MS
  let last = 'no answer'
  while (!stopping && Date.now() < deadline) {
    try {
      const answer = await fetch(`http://${target}:${port}/api/health`)
      if (answer.ok) return
      last = `${answer.status} ${await answer.text()}`
    } catch {
      last = 'no answer'
    }
    await sleep(50)
  }
  if (!stopping) throw new StartError(`The web server did not become healthy: ${last.slice(0, 300)}`)
}
