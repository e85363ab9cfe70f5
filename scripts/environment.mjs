import { spawn } from 'node:child_process'
import path from 'node:path'
import { keptSecret } from './data-dir.mjs'
import { root } from './install.mjs'

/** What the app's own processes see. `urls` of the embedded server stand in where the operator gave none. */
export function appEnvironment({ dataDir, url, dev = false, urls = {} }) {
  const given = process.env
  const secret = given.AUTH_SECRET || (urls.DATABASE_URL ? keptSecret(dataDir) : undefined)
  return {
    ...given,
    ...urls,
    DATA_DIR: dataDir,
    APP_URL: url,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: url,
    ...(secret ? { AUTH_SECRET: secret, NEXTAUTH_SECRET: secret } : {}),
  }
}

export const appUrlOf = (env) => env.APP_URL?.replace(/\/+$/, '') || `http://localhost:${env.PORT || 3000}`

/** The embedded server's URLs by role, named as the environment names them. */
export const embeddedUrls = (server) => ({
  DATABASE_URL: server.url('cabinet_app'),
  DATABASE_OWNER_URL: server.url('cabinet_owner'),
})

/** Runs a TypeScript entry of scripts/ to its end. Resolves with its exit code and the last message it sent. */
export function runScript(file, args, env, options = {}) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'scripts/entry.ts'), file, ...args],
    {
      cwd: root,
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      ...options,
    },
  )
  let message
  child.on('message', (sent) => {
    message = sent
  })
  const done = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), message }))
  })
  return { child, done }
}
