import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// The laws of lib/README.md that a linter can see; each message says the remedy and the number of its law.
// Imports are matched by regex: a glob that starts with '#' is read as a comment and its law silently sleeps.

/** The only hyphened files at the top of lib: what every command stands on. */
export const KERNEL_VERBS = [
  'append-events',
  'define-chore',
  'define-command',
  'digest-text',
  'enqueue-job',
  'hash-password',
  'mint-context',
]
/** The only one-word files at the top of lib. */
export const KERNEL_NOUNS = [
  'context',
  'csv',
  'env',
  'events',
  'house',
  'ids',
  'paths',
  'proof',
  'refusal',
  'syntax',
  'text',
]

const VERB = '[a-z]+-[a-z-]+$'
const law = (number, regex, remedy, options) => ({ regex, message: `${remedy} (${number})`, ...options })
const ban = (number, remedy, ...selectors) =>
  selectors.map((selector) => ({ selector, message: `${remedy} (${number})` }))

const IMPORT = {
  app: law(
    'L8',
    '(^|/)app/|^#app',
    'Nothing outside app/ imports app/: move the piece to components/ or lib/.',
  ),
  frame: law(
    'L9',
    '^(next|next-auth|react|react-dom)(/|$)|(^|[/#])components/',
    'lib and db know neither the framework nor the screen: adapt in app/_server, show in components/.',
  ),
  store: law(
    'L10',
    '^#db/|(^|/)db/|^drizzle-orm|^postgres$|^pg-boss$|^node:(?!crypto$)|(^|/)(queries|store)$',
    'A one-word file in lib is a pure rule: read in queries.ts, write in a command and pass the data in.',
  ),
  chance: law(
    'L10',
    '^node:crypto$',
    'A rule may hash and verify, never draw lots: pass keys and random values in.',
    {
      allowImportNames: ['createHash', 'createPublicKey', 'timingSafeEqual', 'verify'],
    },
  ),
  verb: law(
    'L11',
    `^(\\.{1,2}/|#lib/)([a-z./]+/)?(?!digest-text$)${VERB}`,
    'Only doors call commands: share the rule (a one-word file) or emit an event.',
  ),
  command: law(
    'L11',
    `^(\\.{1,2}/|#lib/)([a-z./]+/)?(?!(${KERNEL_VERBS.join('|')})$)${VERB}`,
    'A command never calls another command: share the rule (a one-word file) or emit an event.',
  ),
  writing: law('L36', '(^|/)store$', 'Only commands write: import the store of a room in a verb-noun file.'),
  database: law(
    'L13',
    '^#db/|(^|/)db/|^drizzle-orm|^postgres$|^pg-boss$',
    'Only lib reaches the database: call a query or a command of lib.',
  ),
  acting: law(
    'L14',
    `(^#lib/|/lib/).*(${VERB}|(queries|store)$)`,
    'A component takes data and actions as props: from lib import only rules, schemas and types.',
    { allowTypeImports: true },
  ),
  domain: law(
    'L14',
    '^#lib/|(^|/)lib/|^#components/(?!(ui|table|chart)/)',
    'Pieces in ui, table and chart know no domain: take plain props, or move the piece to its domain.',
  ),
  doorless: law(
    'L15',
    `(^#lib/|/lib/).*(${VERB}|store$)`,
    'A page reads through queries.ts; call the command from actions.ts or route.ts.',
    { allowTypeImports: true },
  ),
  mint: law(
    'L16',
    '(^|/)mint-context$',
    'Only app/_server, lib/jobs, db/seed, scripts and tests may claim who is acting: take the Context as an argument.',
  ),
  reading: law(
    'L17',
    `(^#lib/|/lib/)(?!digest-text$).*(${VERB}|(queries|store)$)`,
    'db takes only pure rules from lib: read and act in lib, fill in db/seed.',
  ),
  authority: law(
    'L18',
    '^#lib/(?!env$)|^#db/|(^|/)(lib|db)/',
    'proxy.ts carries no authority: decide in the page, action or route.',
  ),
  tested: law(
    'L33',
    '^#db/|(^|/)db/|^postgres$',
    'The test of a rule needs no database: test the command in verb-noun.test.ts.',
  ),
}

const CLOCK = ban(
  'L19',
  'Time is an argument: take ctx.now, or `now: Date` in a rule.',
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name=/^(Date|performance)$/][property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
)
const CHANCE = ban(
  'L20',
  'Rules are deterministic and secrets unguessable: take the value as an argument, or draw it in a command with node:crypto.',
  "MemberExpression[object.name='Math'][property.name='random']",
)
const LOTS = ban(
  'L20',
  'Rules are deterministic: take the value as an argument.',
  "MemberExpression[object.name='crypto'][property.name=/^(randomUUID|getRandomValues)$/]",
)
const ENVIRONMENT = ban(
  'L21',
  'Read the environment in lib/env.ts and import the value.',
  "MemberExpression[object.name='process'][property.name='env']",
)
const LOADING = ban(
  'L23',
  'Import at the top, where the laws of the room can see it.',
  'ImportExpression:not([source.value=/^(\\.\\x2F|#components\\x2F)/])',
)
const SERVER = ban(
  'L24',
  "A 'use server' file is an endpoint: only actions.ts in app/ may be one.",
  "ExpressionStatement[directive='use server']",
)
const ACTIONS = ban(
  'L24',
  'actions.ts holds imports and lines of `export const nameAction = action(command, …)` or formAction(…); logic belongs in the command.',
  "Program:not(:has(> ExpressionStatement[directive='use server']))",
  ":function ExpressionStatement[directive='use server']",
  "Program > :not(ImportDeclaration, ExportNamedDeclaration, ExpressionStatement[directive='use server'])",
  "ExportNamedDeclaration:not([declaration.type='VariableDeclaration'])",
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name=/^(action|formAction)$/])',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([id.name=/Action$/])',
  ':function > BlockStatement',
)
const WRITTEN = ban(
  'L27',
  'Addresses are functions of lib/paths.ts: paths.change(number).',
  'Literal[value=/^\\x2F/]',
  'TemplateLiteral[quasis.0.value.raw=/^\\x2F/]',
)
const ROUTES = ban(
  'L25',
  'route.ts holds imports and lines of `export const GET = read(query)` or `POST = route(command)`; logic belongs in lib.',
  'Program > :not(ImportDeclaration, ExportNamedDeclaration)',
  "ExportNamedDeclaration:not([declaration.type='VariableDeclaration'])",
  "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name=/^(route|read|upload|probe|document)$/], [init.type='Literal'])",
  ':function > BlockStatement',
)
const LINKS = ban(
  'L27',
  'Links are functions of lib/paths.ts: paths.change(number).',
  'JSXAttribute[name.name=/^(href|action|formAction)$/] Literal[value=/^\\x2F/]',
  'JSXAttribute[name.name=/^(href|action|formAction)$/] TemplateLiteral[quasis.0.value.raw=/^\\x2F/]',
  'CallExpression[callee.name=/^(redirect|permanentRedirect|revalidatePath)$/] > Literal[value=/^\\x2F/]',
  'CallExpression[callee.name=/^(redirect|permanentRedirect|revalidatePath)$/] > TemplateLiteral[quasis.0.value.raw=/^\\x2F/]',
  'CallExpression[callee.property.name=/^(push|replace|prefetch)$/] > Literal:first-child[value=/^\\x2F[a-z]/]',
  'CallExpression[callee.property.name=/^(push|replace|prefetch)$/] > TemplateLiteral:first-child[quasis.0.value.raw=/^\\x2F[a-z]/]',
)
const SQL = ban(
  'L28',
  'Text in SQL is an injection: use sql`…${value}`, and a map of allowed names for columns.',
  "MemberExpression[object.name='sql'][property.name='raw']",
  "CallExpression[callee.property.name='unsafe']",
)
const HTML = ban(
  'L29',
  'No raw HTML: write elements, or Markdown through react-markdown.',
  "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  "Property[key.name='dangerouslySetInnerHTML']",
  'AssignmentExpression > MemberExpression[property.name=/^(inner|outer)HTML$/]',
  "CallExpression[callee.property.name='insertAdjacentHTML']",
)
const DEFAULT = ban(
  'L7',
  'Export by name; only the files Next and tools load have a default export.',
  'ExportDefaultDeclaration',
  "ExportSpecifier[exported.name='default']",
)
const FUNCTION = 'ExportNamedDeclaration > FunctionDeclaration:has(Identifier[name=/^(db|tx)$/])'
const ARROW =
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator[init.type=/Function/]:has(Identifier[name=/^(db|tx)$/])'
const NAMED = ban(
  'L34',
  'A read is called find… (or null), get… (or refusal), list…, count… or lock….',
  `${FUNCTION}:not([id.name=/^(find|get|list|count|lock)[A-Z]/])`,
  `${ARROW}:not([id.name=/^(find|get|list|count|lock)[A-Z]/])`,
)
const SCOPED = ban(
  'L34',
  'A read takes ctx first and gives only what its actor may see; inside a command it takes tx.',
  `${FUNCTION}:not([params.0.name=/^_?(ctx|tx)$/])`,
  // Windows and freezes are everybody's.
  `${ARROW}:not([init.params.0.name=/^_?(ctx|tx)$/], [id.name=/^list(Windows|Freezes)$/])`,
)
const LENT = ban(
  'L36',
  "A store writes in the caller's transaction: take tx first.",
  'ExportNamedDeclaration > FunctionDeclaration[async=true]:not([params.0.name=/^tx$/])',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator[init.async=true]:not([init.params.0.name=/^tx$/])',
)
const SELECTORS = ban(
  'L35',
  'A story finds things as a person does: getByRole, getByLabel, getByText.',
  'CallExpression[callee.property.name=/^(locator|\\$|\\$\\$)$/] > Literal:first-child[value=/[.#[>:]/]',
)

const EVERYWHERE = [...CHANCE, ...SERVER, ...SQL, ...HTML]
const SCREEN = [...ENVIRONMENT, ...LOADING, ...LINKS]
const PURE = [...CLOCK, ...LOTS, ...ENVIRONMENT, ...LOADING, ...DEFAULT]

/** What one kind of file may import and write. The last room that matches a file is the one that counts. */
const room = (files, imports, syntax, ignores = []) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns: imports }],
    'no-restricted-syntax': ['error', ...syntax],
  },
})
const TESTS = '**/*.test.{ts,tsx}'
const {
  app,
  frame,
  store,
  chance,
  verb,
  command,
  database,
  acting,
  domain,
  doorless,
  mint,
  reading,
  writing,
} = IMPORT

export default defineConfig(
  { ignores: ['.next/**', 'node_modules/**', 'next-env.d.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { noInlineConfig: true },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['{app,components,lib,db}/**/*.{ts,tsx}', '*.ts'],
    ignores: [TESTS, 'lib/**/{*-*,store}.ts', 'db/seed/**', 'db/testing*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  { files: ['{app,components,lib}/**/*.{ts,tsx}'], ignores: [TESTS], rules: { 'no-console': 'error' } },
  // The authorization matrix is one table and stays in one piece.
  { files: ['lib/**/*.ts'], ignores: [TESTS, 'lib/auth/matrix.ts'], rules: { 'max-lines': ['error', 200] } },
  { files: ['{app,components}/**/*.{ts,tsx}'], ignores: [TESTS], rules: { 'max-lines': ['error', 250] } },

  room(['**/*.{ts,tsx}'], [app], EVERYWHERE, ['app/**']),
  room(['proxy.ts'], [app, IMPORT.authority], EVERYWHERE),

  room(['lib/**/*.ts'], [app, frame, store, chance, verb], [...EVERYWHERE, ...PURE]),
  room(['lib/env.ts'], [app, frame, verb], [...EVERYWHERE, ...CLOCK, ...DEFAULT]),
  room(['lib/**/queries.ts'], [app, frame, verb, writing], [...EVERYWHERE, ...PURE, ...NAMED, ...SCOPED]),
  // Sessions and links are read before anybody has proved who acts; calendar and policy are everybody's.
  room(
    ['lib/{auth,organisation,policy}/queries.ts'],
    [app, frame, verb, writing],
    [...EVERYWHERE, ...PURE, ...NAMED],
  ),
  room(
    ['lib/**/store.ts'],
    [app, frame, command, mint],
    [...EVERYWHERE, ...CLOCK, ...ENVIRONMENT, ...LOADING, ...DEFAULT, ...LENT],
  ),
  room(
    ['lib/**/*-*.ts'],
    [app, frame, command, mint],
    [...EVERYWHERE, ...CLOCK, ...ENVIRONMENT, ...LOADING, ...DEFAULT],
  ),
  room(['lib/jobs/*-*.ts'], [app, frame], [...EVERYWHERE, ...CLOCK, ...ENVIRONMENT, ...LOADING, ...DEFAULT]),
  room(['lib/**/*.test.ts'], [app, frame, IMPORT.tested], EVERYWHERE, [
    '**/*-*.test.ts',
    '**/queries.test.ts',
  ]),
  room(['lib/**/*-*.test.ts', 'lib/**/queries.test.ts', 'lib/*.config.ts'], [app, frame], EVERYWHERE),

  room(
    ['db/**/*.ts'],
    [app, frame, reading],
    [...CHANCE, ...SERVER, ...DEFAULT],
    ['**/*.config.ts', 'db/testing*.ts'],
  ),
  room(['db/seed/**/*.ts', 'db/testing*.ts', 'db/**/*.test.ts'], [app, frame], [...CHANCE, ...SERVER]),

  room(['components/**/*.{ts,tsx}'], [app, database, acting, mint], [...EVERYWHERE, ...SCREEN, ...DEFAULT]),
  room(
    ['components/{ui,table,chart}/**/*.{ts,tsx}'],
    [app, database, domain],
    [...EVERYWHERE, ...SCREEN, ...DEFAULT],
  ),

  room(['app/**/*.{ts,tsx}'], [database, doorless, mint], [...EVERYWHERE, ...SCREEN, ...CLOCK, ...DEFAULT]),
  room(
    ['app/**/{page,layout,template,loading,error,not-found,global-error,default}.tsx'],
    [database, doorless, mint],
    [...EVERYWHERE, ...SCREEN, ...CLOCK],
  ),
  room(['app/_server/**/*.{ts,tsx}'], [database], [...EVERYWHERE, ...SCREEN, ...DEFAULT]),
  room(
    ['app/**/actions.ts'],
    [database, mint],
    [...CHANCE, ...SQL, ...HTML, ...SCREEN, ...CLOCK, ...ACTIONS, ...WRITTEN],
  ),
  room(
    ['app/**/route.ts'],
    [database, mint],
    [...EVERYWHERE, ...SCREEN, ...CLOCK, ...ROUTES],
    ['app/api/auth/**', 'app/_server/**'],
  ),

  room(['app/**/*.test.{ts,tsx}'], [], EVERYWHERE),
  room(['components/**/*.test.{ts,tsx}'], [app], EVERYWHERE),

  room(
    ['e2e/**/*.ts'],
    [app, law('L14', '(^|[/#])components/', 'A story goes through the browser.')],
    [...EVERYWHERE, ...SELECTORS],
  ),
)
