import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDependencies, root } from './install.mjs'

// npm run prove [-- R03 T01 ... [--seed N]]: the proofs written with lib/proof.ts at their full numbers.
ensureDependencies(console.log)
const { createVitest } = await import('vitest/node')
const args = process.argv.slice(2)
const at = args.indexOf('--seed')
const seed = at < 0 ? randomInt(2 ** 31) : Number(args.splice(at, 2)[1])
if (!Number.isInteger(seed) || args.some((arg) => !/^[RT]\d\d$/.test(arg))) {
  console.error('Usage: npm run prove [-- R03 T01 ... [--seed NUMBER]]')
  process.exit(1)
}
const wanted = args.length > 0 ? `(${args.join('|')})` : '[RT]\\d\\d'

const files = ['app', 'components', 'db', 'lib', 'scripts']
  .flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true }).map((file) => path.join(room, file)),
  )
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) =>
    new RegExp(`prove\\(\\s*['"\`]${wanted} `).test(readFileSync(path.join(root, file), 'utf8')),
  )
if (files.length === 0) {
  console.error(`No proof of ${args.join(', ')}.`)
  process.exit(1)
}
const number = new Intl.NumberFormat('en')
let held = 0
const failures = []
const print = {
  onTestCaseResult(test) {
    const { proof } = test.meta()
    if (!proof) return
    const { state, errors } = test.result()
    const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)
    const verdict = state === 'passed' ? 'held' : 'FAILED'
    if (state === 'passed') held++
    else failures.push(test.name)
    console.log(
      `${proof.promise}  ${verdict.padEnd(6)}  ${number.format(proof.number).padStart(9)} trials  seed ${proof.seed}  ${seconds.padStart(7)} s  ${test.name.slice(4)}`,
    )
    for (const error of errors ?? []) console.log(error.message.replace(/^/gm, '      '))
  },
  onTestModuleEnd(module) {
    for (const error of module.errors()) {
      failures.push(module.moduleId)
      console.log(`FAILED  ${path.relative(root, module.moduleId)}: ${error.message}`)
    }
  },
}
const vitest = await createVitest('test', {
  root,
  config: path.join(root, 'lib/vitest.config.ts'),
  watch: false,
  fileParallelism: false,
  testNamePattern: new RegExp(`(^|\\s)${wanted} `),
  reporters: [print],
})
vitest.provide('scale', 'full')
vitest.provide('seed', seed)
await vitest.start(files.map((file) => path.join(root, file)))
await vitest.close()
console.log(`${held} held, ${failures.length} failed`)
process.exit(failures.length > 0 || held === 0 ? 1 : 0)
