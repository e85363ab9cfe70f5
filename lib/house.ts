import {
  callsOf,
  circleIn,
  exportsOf,
  hasDirective,
  importedNames,
  importsOf,
  isCallOf,
  isLiteral,
  parse,
  type SourceFile,
} from './syntax'

type Kernel = { nouns: readonly string[]; verbs: readonly string[] }

/** Rooms from the ground up: a rule may know the rules of its own layer and of those below it. */
export const LAYERS = [
  ['auth', 'organisation', 'policy'],
  ['service', 'change', 'risk'],
  ['approval', 'calendar', 'implementation', 'review', 'cab'],
  ['audit', 'guide', 'import', 'intake', 'notifications'],
  ['jobs'],
] as const
const layerOf = (room: string): number => LAYERS.findIndex((layer) => layer.some((name) => name === room))

const HOUSE = ['app', 'components', 'db', 'e2e', 'lib']
const EMPTY_WORDS = /(^|-)(utils?|helpers?|common|misc|types|constants)(-|$)|^(service|manager|index)$/
const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '')
const roomOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1]
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const isVerb = (path: string) => path.startsWith('lib/') && !isTest(path) && baseOf(path).includes('-')
const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
const MAKERS = ['defineCommand', 'defineChore']

/** L1 and L2: every file in lib is of a known kind, and no file of the house has an empty name. */
export function vocabulary(paths: readonly string[], kernel: Kernel): string[] {
  const known = new Set([...kernel.nouns, ...kernel.verbs])
  return paths.flatMap((path) => {
    if (!HOUSE.some((top) => path.startsWith(`${top}/`)) || !/\.tsx?$/.test(path)) return []
    const folders = path.split('/').slice(0, -1)
    const mirrors = path.startsWith('db/schema/') && /^(index|service)$/.test(baseOf(path))
    const empty = folders.find((name) => name !== 'service' && EMPTY_WORDS.test(name))
    if (empty || (!mirrors && EMPTY_WORDS.test(baseOf(path))))
      return [`${path}: "${empty ?? baseOf(path)}" says nothing; name it by the word of the trade. (L2)`]
    if (!path.startsWith('lib/') || path === 'lib/vitest.config.ts') return []
    if (!/^lib\/([a-z]+\/){0,2}[a-z]+(-[a-z]+)*(\.test)?\.ts$/.test(path))
      return [`${path}: lib holds one-word.ts, verb-noun.ts and their .test.ts, in rooms of one word. (L1)`]
    if (!roomOf(path) && !known.has(baseOf(path)))
      return [`${path}: the kernel is a closed list in eslint.config.js; move the file to its room. (L1)`]
    return []
  })
}

/** L3: a verb-noun file exports the function of its name, and at most one command or chore; no other file defines one. */
export function oneCommandAFile(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (!/\.tsx?$/.test(file.path) || isTest(file.path)) return []
    const name = camelCase(baseOf(file.path))
    const defined = callsOf(parse(file), MAKERS)
    if (!isVerb(file.path))
      return defined.length
        ? [`${file.path}: define ${defined[0]?.name} in lib/<room>/verb-noun.ts, one file each. (L3)`]
        : []
    if (defined.length > 1)
      return [`${file.path}: one command a file; move ${defined[1]?.name} to a file of its name. (L3)`]
    return exportsOf(parse(file)).some((entry) => entry.name === name)
      ? []
      : [`${file.path}: export \`${name}\`, the function the file is named after. (L3)`]
  })
}

/** L4: the chores are the rows of the table under "Chores" in lib/README.md, neither more nor fewer. */
export function choresListed(files: readonly SourceFile[], readme: string): string[] {
  const section = /^## Chores$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme)?.[1] ?? ''
  const listed = [...section.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])
  const chores = files
    .filter((file) => isVerb(file.path))
    .flatMap((file) => callsOf(parse(file), ['defineChore']))
    .map(({ name }) => name)
  return [
    ...chores
      .filter((name) => !listed.includes(name))
      .map((name) => `${name}: a chore leaves no audit row; list it in lib/README.md with the reason. (L4)`),
    ...listed
      .filter((name) => !chores.some((chore) => chore === name))
      .map((name) => `lib/README.md: ${name} is no chore; remove its row. (L4)`),
  ]
}

/** L5: each room says its law in a README. */
export function readmes(paths: readonly string[]): string[] {
  const rooms = new Set<string>()
  for (const path of paths) {
    const top = HOUSE.find((name) => path.startsWith(`${name}/`))
    if (top) rooms.add(top)
    const room = roomOf(path)
    if (room) rooms.add(`lib/${room}`)
  }
  return [...rooms]
    .filter((room) => !paths.includes(`${room}/README.md`))
    .map((room) => `${room}: say the law of the room in ${room}/README.md. (L5)`)
}

/** L12: imports inside lib make no circle, and a rule imports no rule of a layer above its own. */
export function nounGraph(files: readonly SourceFile[]): string[] {
  const modules = files.filter((file) => /^lib\/.*\.ts$/.test(file.path) && !isTest(file.path))
  const graph = new Map(modules.map((file) => [file.path, importsOf(file)]))
  const rooms = new Map<string, Set<string>>()
  const complaints: string[] = []
  for (const [path, imports] of graph) {
    const room = roomOf(path)
    if (!room || isVerb(path) || ['queries', 'store'].includes(baseOf(path))) continue
    if (layerOf(room) < 0)
      complaints.push(`${path}: give the room ${room} a place in LAYERS of lib/house.ts. (L12)`)
    for (const target of imports) {
      const other = roomOf(target)
      if (!other || other === room) continue
      rooms.set(room, (rooms.get(room) ?? new Set()).add(other))
      if (layerOf(other) > layerOf(room))
        complaints.push(`${path}: ${room} lies below ${other}; take what you need as an argument. (L12)`)
    }
  }
  for (const circle of [circleIn(graph), circleIn(rooms)])
    if (circle)
      complaints.push(`${circle.join(' -> ')}: a circle; move what is shared to a lower rule. (L12)`)
  return complaints
}

/** L26: the pages of app/ and the routes of lib/paths.ts are the same set. */
export function pagesMatch(paths: readonly string[], routes: readonly string[]): string[] {
  const pages = paths.filter((path) => /^app\/(.*\/)?page\.tsx$/.test(path)).map(routeOf)
  return [
    ...pages
      .filter((page) => !routes.includes(page))
      .map(
        (page) => `${page}: no link leads to this page; add it to ROUTES and paths in lib/paths.ts. (L26)`,
      ),
    ...routes
      .filter((route) => !pages.includes(route))
      .map((route) => `${route}: a dead link; write the page or remove the route from lib/paths.ts. (L26)`),
  ]
}
export const routeOf = (page: string): string =>
  `/${page
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^(\(.*\)|@.*)$/.test(part))
    .join('/')}`

/** L24 and L25 (T01): each export of a 'use server' file and of each route.ts is built by a guarded constructor. */
export function guardedDoors(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (!/\.tsx?$/.test(file.path) || isTest(file.path)) return []
    const tree = parse(file)
    const server = hasDirective(tree, 'use server')
    const route = /^app\/(?!_server\/|api\/auth\/).*\/route\.ts$/.test(file.path)
    if (server && !/^app\/(.*\/)?actions\.ts$/.test(file.path))
      return [
        `${file.path}: 'use server' makes every export an endpoint; move it to actions.ts in app/. (L24)`,
      ]
    if (!server && !route) return []
    const [guards, advice] = server
      ? [['action', 'formAction'], 'action(…) or formAction(…) of app/_server. (L24)']
      : [
          ['route', 'read', 'upload', 'probe', 'document'],
          'route(…), read(…), upload(…), probe(…) or document(…) of app/_server. (L25)',
        ]
    const guarded = importedNames(tree, /\/_server\//, guards)
    return exportsOf(tree)
      .filter(({ value }) => !(value && (isCallOf(value, guarded) || (route && isLiteral(value)))))
      .map(({ name }) => `${file.path}: build ${name} by ${advice}`)
  })
}
