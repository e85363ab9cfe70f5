import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { KERNEL_NOUNS, KERNEL_VERBS } from '../eslint.config.js'
import {
  choresListed,
  guardedDoors,
  nounGraph,
  oneCommandAFile,
  pagesMatch,
  readmes,
  vocabulary,
} from './house'
import { PUBLIC_ROUTES, pathOf, paths, ROUTES } from './paths'
import type { SourceFile } from './syntax'

const root = path.resolve(import.meta.dirname, '..')
const kernel = { nouns: KERNEL_NOUNS, verbs: KERNEL_VERBS }
const tree: SourceFile[] = ['app', 'components', 'db', 'e2e', 'lib'].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|md)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    })),
)
const treePaths = tree.map((file) => file.path)
const readme = tree.find((file) => file.path === 'lib/README.md')?.text ?? ''
const file = (at: string, text = ''): SourceFile => ({ path: at, text })

/** A law that the linter sees: the planted text is caught at each place of `at`, and the text of `lawful` is not. */
type Lint = {
  law: string
  says?: RegExp
  at: [where: string, text: string][]
  lawful: [where: string, text: string][]
}
const NOUN = 'lib/change/planted.ts'
const VERB = 'lib/change/plant-change.ts'
const PAGE = 'app/(workspace)/planted/page.tsx'
const ACTIONS = 'app/(workspace)/planted/actions.ts'
const ROUTE = 'app/api/v1/planted/route.ts'
const VIEW = 'components/change/planted.tsx'
const PIECE = 'components/ui/planted.tsx'
const imports = (what: string) => `import { x } from '${what}'\nx()\n`

const LINTED: Lint[] = [
  {
    law: 'L6',
    says: /too many lines/,
    at: [
      [NOUN, '\n'.repeat(201)],
      [PAGE, '\n'.repeat(251)],
    ],
    lawful: [
      [NOUN, '\n'.repeat(199)],
      ['db/schema/change.ts', '\n'.repeat(300)],
    ],
  },
  {
    law: 'L7',
    at: [
      [NOUN, 'export default 1'],
      [VIEW, 'const x = 1\nexport { x as default }'],
    ],
    lawful: [
      [PAGE, 'export default function Page() {}'],
      ['db/drizzle.config.ts', 'export default {}'],
    ],
  },
  {
    law: 'L8',
    at: [
      [NOUN, imports('../../app/_server/session')],
      [VIEW, imports('../../app/(workspace)/planted/row')],
      ['db/client.ts', imports('#app/x')],
    ],
    lawful: [[PAGE, imports('../../../app/_server/session')]],
  },
  {
    law: 'L9',
    at: [
      [VERB, imports('next/cache')],
      [NOUN, imports('react')],
      ['lib/change/queries.ts', imports('#components/ui/button')],
      ['db/client.ts', imports('next-auth')],
    ],
    lawful: [[PAGE, imports('next/navigation')]],
  },
  {
    law: 'L10',
    at: [
      [NOUN, imports('#db/client')],
      [NOUN, imports('drizzle-orm')],
      [NOUN, imports('node:fs')],
      [NOUN, imports('./queries')],
      [NOUN, imports('./store')],
      [NOUN, "import { randomBytes } from 'node:crypto'"],
      ['lib/change/schema.ts', "import type { Tx } from '#db/client'"],
    ],
    lawful: [
      [VERB, imports('#db/client')],
      ['lib/change/queries.ts', imports('drizzle-orm')],
      [NOUN, "import { createHash } from 'node:crypto'\ncreateHash('sha256')"],
    ],
  },
  {
    law: 'L11',
    at: [
      [NOUN, imports('./submit-change')],
      [NOUN, imports('#lib/append-events')],
      ['lib/change/queries.ts', imports('../approval/approve-step')],
      [VERB, imports('#lib/approval/approve-step')],
      [VERB, imports('./submit-change')],
    ],
    lawful: [
      [VERB, imports('../define-command')],
      ['lib/jobs/run-worker.ts', imports('#lib/notifications/deliver-notification')],
      [
        ACTIONS,
        "'use server'\nimport { submitChange } from '#lib/change/submit-change'\nexport const submitAction = action(submitChange)",
      ],
      ['lib/change/plant-change.test.ts', imports('./plant-change')],
    ],
  },
  {
    law: 'L13',
    at: [
      [PAGE, imports('#db/client')],
      [VIEW, imports('drizzle-orm')],
      [ACTIONS, `'use server'\n${imports('postgres')}`],
      ['app/_server/session.ts', imports('#db/schema/auth')],
    ],
    lawful: [
      [VERB, imports('#db/client')],
      ['scripts/backup.ts', imports('#db/client')],
    ],
  },
  {
    law: 'L14',
    at: [
      [VIEW, imports('#lib/change/queries')],
      [VIEW, imports('#lib/change/submit-change')],
      [PIECE, imports('#lib/change/lifecycle')],
      [PIECE, imports('#components/change/status-badge')],
      ['e2e/planted.spec.ts', imports('#components/ui/button')],
    ],
    lawful: [
      [VIEW, imports('#lib/change/lifecycle')],
      [VIEW, "import type { ChangeRow } from '#lib/change/queries'"],
      [PIECE, imports('#components/table/data-table')],
      [PAGE, imports('#lib/change/queries')],
    ],
  },
  {
    law: 'L15',
    at: [
      [PAGE, imports('#lib/change/submit-change')],
      [PAGE, imports('#lib/change/store')],
      ['app/(workspace)/planted/row.tsx', imports('#lib/change/submit-change')],
    ],
    lawful: [
      [
        ROUTE,
        "import { submitChange } from '#lib/change/submit-change'\nexport const POST = route(submitChange)",
      ],
      [PAGE, imports('#lib/change/queries')],
    ],
  },
  {
    law: 'L16',
    at: [
      [VERB, imports('../mint-context')],
      [PAGE, imports('#lib/mint-context')],
      [ROUTE, imports('#lib/mint-context')],
    ],
    lawful: [
      ['app/_server/session.ts', imports('#lib/mint-context')],
      ['lib/jobs/react-to-event.ts', imports('../mint-context')],
      ['db/seed/demo.ts', imports('#lib/mint-context')],
    ],
  },
  {
    law: 'L17',
    at: [
      ['db/client.ts', imports('#lib/change/queries')],
      ['db/schema/change.ts', imports('#lib/change/submit-change')],
    ],
    lawful: [
      ['db/schema/change.ts', imports('#lib/change/lifecycle')],
      ['db/limits.ts', imports('#lib/digest-text')],
      ['db/seed/demo.ts', imports('#lib/change/submit-change')],
    ],
  },
  {
    law: 'L18',
    at: [
      ['proxy.ts', imports('#lib/auth/queries')],
      ['proxy.ts', imports('#db/client')],
    ],
    lawful: [
      ['proxy.ts', imports('next/server')],
      ['instrumentation.ts', imports('#lib/jobs/run-worker')],
    ],
  },
  {
    law: 'L19',
    at: [
      [NOUN, 'export const x = new Date()'],
      [VERB, 'export const x = Date.now()'],
      [PAGE, 'export const x = new Date()'],
      [NOUN, 'export const x = Temporal.Now.instant()'],
    ],
    lawful: [
      [NOUN, 'export const x = (now: Date) => new Date(now.getTime())'],
      ['scripts/planted.ts', 'export const x = new Date()'],
    ],
  },
  {
    law: 'L20',
    at: [
      [VERB, 'export const x = Math.random()'],
      [VIEW, 'export const x = Math.random()'],
      [NOUN, 'export const x = crypto.randomUUID()'],
    ],
    lawful: [[VERB, 'export const x = crypto.randomUUID()']],
  },
  {
    law: 'L21',
    at: [
      [VERB, 'export const x = process.env.PORT'],
      [PAGE, 'export const x = process.env.PORT'],
    ],
    lawful: [['lib/env.ts', 'export const x = process.env.PORT']],
  },
  {
    law: 'L22',
    says: /Unexpected console/,
    at: [
      [VERB, "console.log('x')"],
      [PAGE, "console.log('x')"],
    ],
    lawful: [['scripts/planted.ts', "console.log('x')"]],
  },
  {
    law: 'L23',
    at: [
      [NOUN, "export const x = () => import('#db/client')"],
      [VIEW, "export const x = () => import('#lib/change/queries')"],
    ],
    lawful: [[VIEW, "export const x = () => import('./diagram')"]],
  },
  {
    law: 'L24',
    at: [
      ['app/(workspace)/planted/save.ts', "'use server'\nexport const x = 1"],
      [PAGE, "export const x = async () => {\n  'use server'\n}"],
      [ACTIONS, 'export const saveAction = action(save)'],
      [ACTIONS, "'use server'\nexport async function saveAction() {}"],
      [ACTIONS, "'use server'\nexport const saveAction = async () => 1"],
      [ACTIONS, "'use server'\nexport const save = action(saveChange)"],
      [ACTIONS, "'use server'\nconst x = 1\nexport const saveAction = action(save, x)"],
      [ACTIONS, "'use server'\nexport * from './other'"],
    ],
    lawful: [
      [
        ACTIONS,
        "'use server'\nexport const saveAction = action(save, (number: string) => paths.change(number))",
      ],
      [ACTIONS, "'use server'\nexport const saveAction = formAction(save)"],
    ],
  },
  {
    law: 'L25',
    at: [
      [ROUTE, 'export async function GET() {}'],
      [ROUTE, 'export const GET = () => new Response()'],
      [ROUTE, 'const x = 1\nexport const GET = read(x)'],
    ],
    lawful: [
      [ROUTE, 'export const GET = read(listChanges)\nexport const POST = route(draftChange, 201)'],
      [ROUTE, "export const dynamic = 'force-dynamic'"],
      ['app/_server/route.ts', 'export const route = () => 1'],
    ],
  },
  {
    law: 'L27',
    at: [
      [VIEW, 'export const x = <a href="/changes">Changes</a>'],
      [VIEW, 'export const x = (n: string) => <a href={`/changes/${n}`}>{n}</a>'],
      [PAGE, "redirect('/inbox')"],
      [ACTIONS, "'use server'\nexport const saveAction = action(save, { redirect: () => '/inbox' })"],
      [VIEW, "export const x = () => router.push('/inbox')"],
    ],
    lawful: [
      [VIEW, 'export const x = <a href={paths.changes()}>Changes</a>'],
      [VIEW, 'export const x = <a href="#main">Skip</a>'],
      [VIEW, "export const x = 'a/b'.replace('/', '-')"],
      ['e2e/planted.spec.ts', "page.goto('/inbox')"],
    ],
  },
  {
    law: 'L28',
    at: [
      ['lib/change/queries.ts', 'export const findX = (ctx: Context, by: string) => sql.raw(by)'],
      [VERB, 'export const x = (by: string) => client.unsafe(by)'],
    ],
    lawful: [
      ['db/migrate.ts', 'export const x = (by: string) => sql.raw(by)'],
      [VERB, 'export const x = (by: string) => sql`select ${by}`'],
    ],
  },
  {
    law: 'L29',
    at: [
      [VIEW, "export const x = <p dangerouslySetInnerHTML={{ __html: '' }} />"],
      [PIECE, "createElement('p', { dangerouslySetInnerHTML: { __html: '' } })"],
      [VIEW, "element.innerHTML = ''"],
    ],
    lawful: [[VIEW, 'export const x = <p>{html}</p>']],
  },
  {
    law: 'L30',
    says: /any|non-null|ts-expect-error|ts-ignore|noInlineConfig|never used|===/,
    at: [
      [NOUN, 'export const x = (y: any) => y'],
      [NOUN, 'export const x = (y?: string) => y!'],
      [NOUN, '// @ts-ignore\nexport const x = 1'],
      [NOUN, '/* eslint-disable */\nexport const x = 1'],
      [NOUN, 'const x = 1'],
      [NOUN, 'export const x = (y: unknown) => y == 1'],
    ],
    lawful: [
      [NOUN, 'export const x = (y: unknown) => y === 1'],
      [VERB, 'export const x = (y?: string) => y!'],
    ],
  },
  {
    law: 'L32',
    says: /Unexpected 'todo' comment/,
    at: [[NOUN, '// TODO later\nexport const x = 1']],
    lawful: [[NOUN, '// D46\nexport const x = 1']],
  },
  {
    law: 'L33',
    at: [['lib/change/planted.test.ts', imports('#db/client')]],
    lawful: [
      ['lib/change/plant-change.test.ts', imports('#db/client')],
      ['lib/change/queries.test.ts', imports('#db/client')],
    ],
  },
  {
    law: 'L34',
    at: [
      ['lib/change/queries.ts', 'export async function fetchChange(ctx: Context) {\n  await db\n}'],
      ['lib/change/queries.ts', 'export async function findChange(number: string) {\n  await db\n}'],
      ['lib/change/queries.ts', 'export const listChanges = (page: number) => db'],
    ],
    lawful: [
      ['lib/change/queries.ts', 'export async function findChange(ctx: Context) {\n  await db\n}'],
      ['lib/change/queries.ts', 'export const lockChange = (tx: Tx) => tx'],
      ['lib/change/queries.ts', 'export const rowOf = (row: Row) => row'],
      ['lib/auth/queries.ts', 'export const findSession = (id: string) => db'],
      ['lib/policy/queries.ts', 'export async function getRulebook(tx: Tx | Db = db) {}'],
    ],
  },
  {
    law: 'L36',
    at: [
      ['lib/change/store.ts', 'export async function storeDraft(ctx: Context) {}'],
      ['lib/change/store.ts', 'export const storeDraft = async (row: Row) => row'],
      ['lib/change/queries.ts', imports('./store')],
    ],
    lawful: [
      ['lib/change/store.ts', `${imports('#db/client')}export async function storeDraft(tx: Tx) {}`],
      ['lib/change/store.ts', imports('../approval/store')],
      [VERB, imports('./store')],
    ],
  },
  {
    law: 'L35',
    at: [['e2e/planted.spec.ts', "page.locator('.button')"]],
    lawful: [['e2e/planted.spec.ts', "page.getByRole('button')\npage.locator('html')"]],
  },
]

/** The law that needs types; each text is a file of a small program of its own. */
const TYPED: Lint = {
  law: 'L31',
  says: /await|not exhaustive|Promise/,
  at: [
    ['lib/change/floating.ts', 'const f = async () => 1\nexport function g() {\n  f()\n}'],
    ['lib/change/misused.ts', 'const f = async () => true\nexport const g = () => (f() ? 1 : 2)'],
    ['lib/change/partial.ts', "export function g(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n  }\n}"],
    ['lib/change/needless.ts', 'export const g = async (x: number) => await x'],
  ],
  lawful: [
    ['lib/change/awaited.ts', 'const f = async () => 1\nexport async function g() {\n  await f()\n}'],
    ['lib/change/whole.ts', "export function g(x: 'a') {\n  switch (x) {\n    case 'a':\n  }\n}"],
  ],
}
function programOf(lint: Lint): ts.Program {
  const texts = new Map([...lint.at, ...lint.lawful].map(([where, text]) => [path.join(root, where), text]))
  const options: ts.CompilerOptions = { strict: true, target: ts.ScriptTarget.ES2023, types: [] }
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (name) => texts.has(name) || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name)
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true)
  }
  return ts.createProgram([...texts.keys()], options, host)
}
const NEEDS_TYPES = [
  'await-thenable',
  'no-floating-promises',
  'no-misused-promises',
  'switch-exhaustiveness-check',
]
const untyped = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(NEEDS_TYPES.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
  },
})
const typed = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, programs: [programOf(TYPED)] } },
  },
})

async function complaints(eslint: ESLint, { law, says }: Lint, [where, text]: [string, string]) {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, where) })
  const messages = (result?.messages ?? []).map((entry) => entry.message)
  expect(messages.filter((message) => /Parsing error|File ignored/.test(message))).toEqual([])
  return messages.filter((message) => (says ? says.test(message) : message.endsWith(`(${law})`)))
}
async function plant(eslint: ESLint, lint: Lint) {
  for (const planted of lint.at)
    expect(
      await complaints(eslint, lint, planted),
      `${lint.law} caught in ${planted.join('\n')}`,
    ).not.toEqual([])
  for (const planted of lint.lawful)
    expect(await complaints(eslint, lint, planted), `${lint.law} lawful in ${planted.join('\n')}`).toEqual([])
}

describe('the linter', () => {
  it.each(LINTED)(
    'catches a violation of $law and leaves the lawful alone',
    (lint) => plant(untyped, lint),
    20_000,
  )
  it('catches a violation of L31 and leaves the lawful alone', () => plant(typed, TYPED), 20_000)
})

/** A law that the linter cannot see: what this tree says of it, planted trees that are caught, and lawful ones. */
type House = { law: string; here: () => string[]; caught: (() => string[])[]; lawful: (() => string[])[] }
const guarded = "'use server'\nimport { action } from '../../_server/action'\n"
const doorway = "import { read as get } from '../../../_server/route'\n"
const BUILT: House[] = [
  {
    law: 'L1',
    here: () => vocabulary(treePaths, kernel),
    caught: [
      () => vocabulary(['lib/change/SubmitChange.ts'], kernel),
      () => vocabulary(['lib/change/submit_change.ts'], kernel),
      () => vocabulary(['lib/money.ts'], kernel),
      () => vocabulary(['lib/charge-money.ts'], kernel),
      () => vocabulary(['lib/change/view.tsx'], kernel),
      () => vocabulary(['lib/change-control/state.ts'], kernel),
    ],
    lawful: [
      () =>
        vocabulary(
          ['lib/change/state.ts', 'lib/change/submit-change.test.ts', 'lib/define-command.ts'],
          kernel,
        ),
    ],
  },
  {
    law: 'L2',
    here: () => vocabulary(treePaths, kernel),
    caught: [
      () => vocabulary(['lib/change/utils.ts'], kernel),
      () => vocabulary(['components/ui/date-helpers.tsx'], kernel),
      () => vocabulary(['lib/common/date.ts'], kernel),
      () => vocabulary(['lib/service/service.ts'], kernel),
      () => vocabulary(['app/types.ts'], kernel),
      () => vocabulary(['components/ui/index.ts'], kernel),
    ],
    lawful: [() => vocabulary(['db/schema/index.ts', 'db/schema/service.ts', 'lib/service/tier.ts'], kernel)],
  },
  {
    law: 'L3',
    here: () => oneCommandAFile(tree),
    caught: [
      () => oneCommandAFile([file('lib/change/state.ts', 'export const x = defineCommand({})')]),
      () => oneCommandAFile([file('app/save.ts', 'export const save = defineChore({})')]),
      () => oneCommandAFile([file(VERB, 'export const plantTree = defineCommand({})')]),
      () =>
        oneCommandAFile([
          file(VERB, 'export const plantChange = defineCommand({})\nconst other = defineCommand({})'),
        ]),
      () => oneCommandAFile([file(VERB, 'const plantChange = defineCommand({})')]),
    ],
    lawful: [
      () => oneCommandAFile([file(VERB, 'export const plantChange = defineCommand({})')]),
      () => oneCommandAFile([file('lib/jobs/run-worker.ts', 'export async function runWorker() {}')]),
    ],
  },
  {
    law: 'L4',
    here: () => choresListed(tree, readme),
    caught: [
      () =>
        choresListed(
          [file('lib/notifications/mark-read.ts', 'export const markRead = defineChore({})')],
          '## Chores\n',
        ),
      () => choresListed([], '## Chores\n\n| `markRead` | why |\n'),
    ],
    lawful: [
      () =>
        choresListed(
          [file('lib/notifications/mark-read.ts', 'export const markRead = defineChore({})')],
          '## Laws\n\n## Chores\n\n| chore | why |\n|---|---|\n| `markRead` | why |\n\n## Habits\n',
        ),
    ],
  },
  {
    law: 'L5',
    here: () => readmes(treePaths),
    caught: [() => readmes(['lib/README.md', 'lib/change/state.ts']), () => readmes(['e2e/planted.spec.ts'])],
    lawful: [() => readmes(['lib/README.md', 'lib/change/README.md', 'lib/change/state.ts'])],
  },
  {
    law: 'L12',
    here: () => nounGraph(tree),
    caught: [
      () =>
        nounGraph([file('lib/risk/a.ts', "import { b } from './b'"), file('lib/risk/b.ts', "import './a'")]),
      () =>
        nounGraph([
          file('lib/risk/a.ts', "import type { B } from '#lib/change/b'"),
          file('lib/change/b.ts', "import { c } from '../risk/c'"),
          file('lib/risk/c.ts'),
        ]),
      () => nounGraph([file('lib/policy/a.ts', "import { b } from '../change/b'"), file('lib/change/b.ts')]),
      () => nounGraph([file('lib/money/a.ts')]),
    ],
    lawful: [
      () =>
        nounGraph([
          file('lib/approval/a.ts', "import { b } from '#lib/change/b'\nimport { r } from '../refusal'"),
          file('lib/change/b.ts', "import { c } from '../policy/c'"),
          file('lib/policy/c.ts'),
          file('lib/refusal.ts'),
        ]),
    ],
  },
  {
    law: 'L24',
    here: () => guardedDoors(tree),
    caught: [
      () => guardedDoors([file(VERB, "'use server'\nexport const x = 1")]),
      () => guardedDoors([file(PAGE, "const save = async () => {\n  'use server'\n}")]),
      () => guardedDoors([file(ACTIONS, `${guarded}export async function saveAction() {}`)]),
      () => guardedDoors([file(ACTIONS, `${guarded}export { save } from './save'`)]),
      () => guardedDoors([file(ACTIONS, `${guarded}export * from './save'`)]),
      () =>
        guardedDoors([
          file(ACTIONS, "'use server'\nconst action = (x) => x\nexport const saveAction = action(1)"),
        ]),
      () => guardedDoors([file(ACTIONS, `${guarded}export const saveAction = other(action(save))`)]),
    ],
    lawful: [() => guardedDoors([file(ACTIONS, `${guarded}export const saveAction = action(save)`)])],
  },
  {
    law: 'L25',
    here: () => guardedDoors(tree),
    caught: [
      () => guardedDoors([file(ROUTE, 'export async function GET() {}')]),
      () => guardedDoors([file(ROUTE, "import { read } from './read'\nexport const GET = read(x)")]),
      () => guardedDoors([file(ROUTE, `${doorway}export { get as GET }`)]),
    ],
    lawful: [
      () => guardedDoors([file(ROUTE, `${doorway}export const GET = get(x)\nexport const dynamic = 'auto'`)]),
    ],
  },
  {
    law: 'L26',
    here: () => pagesMatch(treePaths, ROUTES),
    caught: [
      () => pagesMatch(['app/(workspace)/lost/[id]/page.tsx'], []),
      () => pagesMatch(['app/page.tsx'], ['/', '/gone']),
    ],
    lawful: [
      () =>
        pagesMatch(
          ['app/page.tsx', 'app/(workspace)/changes/[number]/page.tsx', 'app/api/v1/x/route.ts'],
          ['/', '/changes/[number]'],
        ),
    ],
  },
]

describe('the house', () => {
  it.each(BUILT)('keeps $law', ({ here }) => expect(here()).toEqual([]))
  it.each(BUILT)(
    'sees a planted violation of $law and leaves the lawful alone',
    ({ law, caught, lawful }) => {
      for (const check of caught) {
        expect(check(), check.toString()).not.toEqual([])
        for (const complaint of check()) expect(complaint).toContain(`(${law})`)
      }
      for (const check of lawful) expect(check(), check.toString()).toEqual([])
    },
  )
  it('names no kernel file that is gone', () => {
    const gone = [...KERNEL_NOUNS, ...KERNEL_VERBS].filter((name) => !treePaths.includes(`lib/${name}.ts`))
    expect(gone).toEqual([])
  })
  it('states each law once and plants a violation of each', () => {
    const stated = [...readme.matchAll(/^\| (L\d+) \|.*\| ([a-z, ]+) \|$/gm)].map(
      ([, law, by]) => `${law} ${by}`,
    )
    const planted = new Map<string, string[]>()
    for (const { law } of [...LINTED, TYPED]) planted.set(law, ['lint'])
    for (const { law } of BUILT) planted.set(law, [...(planted.get(law) ?? []), 'house'])
    expect(stated.sort()).toEqual([...planted].map(([law, by]) => `${law} ${by.join(', ')}`).sort())
  })
})

describe('paths', () => {
  it('lead to every route and nowhere else', () => {
    const led = Object.values(paths).map((path) =>
      (path as (value: string) => string)('x').replace(/\?.*/, ''),
    )
    const routes = ROUTES.map((route) => route.replace(/\[\w+\]/g, 'x'))
    expect(led.sort()).toEqual(routes.sort())
  })
  it('encode what they are given', () => {
    expect(paths.change('../admin?x')).toBe('/changes/..%2Fadmin%3Fx')
    expect(paths.changes({ view: 'mine & yours', sort: undefined })).toBe('/changes?view=mine+%26+yours')
    expect(pathOf('/services/[slug]', { slug: 'a/b' })).toBe('/services/a%2Fb')
  })
  it('show nobody in particular only the doors in', () => {
    expect(PUBLIC_ROUTES).toEqual(['/sign-in', '/set-up/[token]', '/join/[token]'])
  })
})
