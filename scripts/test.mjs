import { ensureBuilt } from './build.mjs'
import { CHROMIUM_REMEDY, ensureChromium } from './ensure-chromium.mjs'
import { clockedSay, ensureDependencies } from './install.mjs'
import { commandRunner, conclude, quickRunners, runAll, storyRunner } from './runners.mjs'

// npm test: everything, on a fresh clone too. All of it runs even when some of it fails.
const say = clockedSay()
ensureDependencies(say)
const browser = await ensureChromium(say)
say('checking types, laws and rules')
const results = await runAll(quickRunners(), 2)
// The tests of the doors start the built app.
const build = ensureBuilt(say)
results.push(build)
say('running the commands on PostgreSQL')
results.push(...(await runAll([commandRunner()])))
if (browser && build.failed === 0) {
  say('telling the browser stories')
  results.push(...(await runAll([storyRunner(browser)])))
}
if (!browser) {
  console.log(CHROMIUM_REMEDY)
  results.push({ passed: 0, failed: 1 })
}
process.exitCode = conclude(results)
