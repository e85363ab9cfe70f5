import { setTimeout as sleep } from 'node:timers/promises'
import { claim, dataDirOf, keptMode, release, runningStart } from './data-dir.mjs'
import { appEnvironment, appUrlOf, embeddedUrls, runScript } from './environment.mjs'
import { clockedSay, ensureDependencies, fail } from './install.mjs'
import { runningPostgres, StartError, startPostgres } from './postgres.mjs'

// Runs one TypeScript entry beside the app: node scripts/run.mjs [--owner] FILE [ARGUMENT ...]
// It uses the running server's cluster, else starts and stops its own. --owner hands it DATABASE_OWNER_URL, for which
// nothing else may run, and founds no demo beforehand.
const args = process.argv.slice(2)
const owner = args[0] === '--owner' && args.shift()
const [file, ...rest] = args
const say = clockedSay()
const dataDir = dataDirOf(process.env)

ensureDependencies(say)
let server
let claimed = false
let code = 1
try {
  code = await run()
} catch (error) {
  console.error(error instanceof StartError ? error.message : error.stack)
} finally {
  if (server) await server.stop()
  if (claimed) release(dataDir)
}
process.exit(code)

async function run() {
  const env = await environment()
  if (!owner) delete env.DATABASE_OWNER_URL
  const { child, done } = runScript(file, rest, env)
  // The terminal sends Ctrl-C to the child as well; only wait for it then.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 250).unref()
  }
  return (await done).code
}

async function environment() {
  const url = process.env.APP_URL
    ? appUrlOf(process.env)
    : (runningStart(dataDir)?.url ?? appUrlOf(process.env))
  const demo = process.env.DEMO_MODE ? {} : { DEMO_MODE: keptMode(dataDir) === 'demo' ? 'on' : 'off' }
  if (process.env.DATABASE_URL) return appEnvironment({ dataDir, url })
  const holder = claim(dataDir, url)
  if (!holder) {
    claimed = true
    server = await startPostgres({ dataDir, say })
    const env = appEnvironment({ dataDir, url, urls: embeddedUrls(server) })
    const prepared = await runScript(
      'scripts/prepare.ts',
      ['--embedded', '--beside'],
      owner ? { ...env, DEMO_MODE: 'off' } : env,
    ).done
    if (prepared.code !== 0) throw new StartError('The database could not be prepared.')
    return { ...env, DEMO_MODE: prepared.message.demoMode ? 'on' : 'off' }
  }
  if (owner) {
    throw new StartError(`Cabinet runs on ${dataDir} (process ${holder.pid}). Stop it first.`)
  }
  for (let i = 0; i < 300; i++) {
    const running = runningPostgres(dataDir)
    if (running) return { ...appEnvironment({ dataDir, url, urls: embeddedUrls(running) }), ...demo }
    await sleep(100)
  }
  return fail(
    `Cabinet runs on ${dataDir} (process ${holder.pid}) without its embedded PostgreSQL. Set DATABASE_URL.`,
  )
}
