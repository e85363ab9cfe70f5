import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { read } from './install.mjs'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
export const CHROMIUM_REMEDY =
  'No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program, then run npm test again.'

/** Ubuntu ships a stub under a browser's name, so a browser counts only if it tells its version. */
const works = (program) =>
  fs.existsSync(program) &&
  spawnSync(program, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0

const succeeds = (program, args, env = {}) =>
  spawnSync(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
    .status === 0

/** Playwright finds a browser that it downloaded itself; only launching tells whether its libraries are there. */
async function ownWorks() {
  const { chromium } = await import('@playwright/test')
  try {
    await (await chromium.launch({ args: ['--no-sandbox'] })).close()
    return true
  } catch {
    return false
  }
}

/**
 * What the browser stories' environment needs to find a Chromium, installing one if need be; null where none can be
 * had. Playwright needs no CHROMIUM_PATH for a browser of its own.
 */
export async function ensureChromium(say) {
  const given = process.env.CHROMIUM_PATH
  if (given) return works(given) ? { CHROMIUM_PATH: given } : null
  const system = () => {
    const path = SYSTEM_BROWSERS.find(works)
    return path ? { CHROMIUM_PATH: path } : null
  }
  const present = system()
  if (present) return present
  if (await ownWorks()) return {}

  say('installing a Chromium')
  const root = process.geteuid?.() === 0
  if (root && /^ID=debian$/m.test(read('/etc/os-release'))) {
    // Another apt may hold the lock: wait for it rather than fail at once.
    const apt = (...args) =>
      succeeds('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
        DEBIAN_FRONTEND: 'noninteractive',
      })
    const install = () => apt('install', '-y', '--no-install-recommends', 'chromium')
    if (install() || (apt('update') && install())) {
      const installed = system()
      if (installed) return installed
    }
  }
  const args = ['playwright', 'install', ...(root ? ['--with-deps'] : []), 'chromium-headless-shell']
  return succeeds('npx', ['--no-install', ...args]) && (await ownWorks()) ? {} : null
}
