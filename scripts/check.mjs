import { clockedSay, ensureDependencies } from './install.mjs'
import { conclude, quickRunners, runAll } from './runners.mjs'

// npm run check: types, laws, format, dead code and the tests of rules, without a database.
ensureDependencies(clockedSay())
process.exitCode = conclude(await runAll(quickRunners(), 2))
