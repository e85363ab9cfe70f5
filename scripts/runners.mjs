import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nextBin } from './build.mjs'
import { root } from './install.mjs'

const bin = (...parts) => path.join(root, 'node_modules', ...parts)
const VITEST = [
  bin('vitest', 'vitest.mjs'),
  'run',
  '--config',
  'lib/vitest.config.ts',
  '--silent=passed-only',
]

/** What needs no database: types, laws, format, dead code, the tests of rules. Seconds. */
export const quickRunners = () => [
  {
    name: 'types',
    steps: [
      [nextBin, 'typegen'],
      [bin('typescript', 'bin', 'tsc'), '--noEmit'],
    ],
  },
  { name: 'laws', steps: [[bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0']] },
  { name: 'format', steps: [[bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings']] },
  { name: 'dead code', steps: [[bin('knip', 'bin', 'knip.js')]] },
  vitest('rules'),
]

export const commandRunner = () => vitest('verbs')

export function storyRunner(env) {
  const report = reportFile('stories')
  return {
    name: 'stories',
    steps: [
      [
        bin('@playwright', 'test', 'cli.js'),
        'test',
        '--config',
        'e2e/playwright.config.ts',
        '--reporter=line,json',
      ],
    ],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    count: () => {
      const { stats, errors } = readReport(report)
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + (errors?.length ?? 0) }
    },
  }
}

function vitest(project) {
  const report = reportFile(project)
  return {
    name: project,
    steps: [
      [...VITEST, '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    ],
    count: () => {
      const { numPassedTests, numFailedTests, testResults } = readReport(report)
      const broken = testResults.filter(
        (file) => file.status === 'failed' && file.assertionResults.length === 0,
      )
      return { passed: numPassedTests, failed: numFailedTests + broken.length }
    },
  }
}

const reportFile = (name) =>
  path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cabinet-report-')), `${name}.json`)

function readReport(file) {
  const report = JSON.parse(fs.readFileSync(file, 'utf8'))
  fs.rmSync(path.dirname(file), { recursive: true })
  return report
}

/** Runs one runner to its end; prints its output when it fails. A runner without tests of its own counts as one. */
export async function runOne({ name, steps, env = {}, count }) {
  const from = performance.now()
  let output = ''
  let code = 0
  for (const step of steps) {
    if (code !== 0) break
    const child = spawn(process.execPath, step, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        output += text
      })
    }
    code = await new Promise((resolve) => child.once('close', (exit) => resolve(exit ?? 1)))
  }
  const result = tally(count, code)
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  if (result.failed > 0) console.log(output.trimEnd())
  console.log(
    `${result.failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  )
  return result
}

/** A runner that ends badly without naming a failure, or leaves no report, has failed once. */
function tally(count, code) {
  const ended = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  if (!count) return ended
  try {
    const counted = count()
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Runs all, `abreast` at a time, even when some fail. */
export async function runAll(runners, abreast = 1) {
  const results = []
  const queue = [...runners]
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results.push(await runOne(next))
  }
  await Promise.all(Array.from({ length: abreast }, lane))
  return results
}

/** The last line of every run, over all runners. Returns the exit code. */
export function conclude(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
