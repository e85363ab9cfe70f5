/** Every page of app/, as its folders spell it. house.test.ts compares the two; e2e and axe walk this list. */
export const ROUTES = [
  '/',
  '/sign-in',
  '/set-up/[token]',
  '/join/[token]',
  '/inbox',
  '/changes',
  '/changes/new',
  '/changes/views',
  '/changes/bulk',
  '/changes/[number]',
  '/changes/[number]/edit',
  '/changes/[number]/plan',
  '/changes/[number]/risk',
  '/changes/[number]/conflicts',
  '/changes/[number]/approvals',
  '/changes/[number]/live',
  '/changes/[number]/review',
  '/changes/[number]/activity',
  '/calendar',
  '/services',
  '/services/[slug]',
  '/audit',
  '/profile',
  '/admin/people',
  '/admin/windows',
  '/admin/organisation',
  '/admin/import',
] as const
export type Route = (typeof ROUTES)[number]

/** The pages a person may see without being signed in; all others answer with the sign-in page (T01). */
export const PUBLIC_ROUTES = [
  '/sign-in',
  '/set-up/[token]',
  '/join/[token]',
] as const satisfies readonly Route[]

type Params<R extends string> = R extends `${string}[${infer Name}]${infer Rest}`
  ? { [Key in Name]: string } & Params<Rest>
  : unknown
type Query = Record<string, string | undefined>

/** The address of a page: parameters and query are encoded, undefined query values left out. */
export function pathOf<R extends Route>(route: R, params: Params<R>, query: Query = {}): string {
  const values = new Map(Object.entries(params as Record<string, string>))
  const path = route.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()
  return search ? `${path}?${search}` : path
}

export const paths = {
  home: () => pathOf('/', {}),
  /** `next` is the address to return to; the sign-in page accepts only one of this site. */
  signIn: (query?: { next?: string; error?: string }) => pathOf('/sign-in', {}, query),
  setUp: (token: string) => pathOf('/set-up/[token]', { token }),
  /** An invitation or a password reset, handed over as a link. */
  join: (token: string) => pathOf('/join/[token]', { token }),
  inbox: (query?: Query) => pathOf('/inbox', {}, query),
  /** `view` is one of the fixed views or the slug of a saved one. */
  changes: (query?: Query) => pathOf('/changes', {}, query),
  /** `copy` is the number of an earlier change to start from. */
  newChange: (query?: { category?: string; copy?: string; service?: string }) =>
    pathOf('/changes/new', {}, query),
  views: () => pathOf('/changes/views', {}),
  /** Takes `act` and one `n` for each change. */
  bulk: () => pathOf('/changes/bulk', {}),
  change: (number: string) => pathOf('/changes/[number]', { number }),
  edit: (number: string, query?: { step?: string }) => pathOf('/changes/[number]/edit', { number }, query),
  plan: (number: string) => pathOf('/changes/[number]/plan', { number }),
  risk: (number: string) => pathOf('/changes/[number]/risk', { number }),
  conflicts: (number: string) => pathOf('/changes/[number]/conflicts', { number }),
  approvals: (number: string) => pathOf('/changes/[number]/approvals', { number }),
  live: (number: string) => pathOf('/changes/[number]/live', { number }),
  review: (number: string) => pathOf('/changes/[number]/review', { number }),
  activity: (number: string, query?: Query) => pathOf('/changes/[number]/activity', { number }, query),
  calendar: (query?: Query) => pathOf('/calendar', {}, query),
  services: (query?: Query) => pathOf('/services', {}, query),
  service: (slug: string) => pathOf('/services/[slug]', { slug }),
  audit: (query?: Query) => pathOf('/audit', {}, query),
  profile: () => pathOf('/profile', {}),
  people: (query?: Query) => pathOf('/admin/people', {}, query),
  windows: () => pathOf('/admin/windows', {}),
  organisation: () => pathOf('/admin/organisation', {}),
  /** `batch` is the number of one import. */
  imports: (query?: Query) => pathOf('/admin/import', {}, query),
}

/** The address of a file of a change, which is always downloaded. */
export const filePath = (number: string, fileId: string) => `/api/v1/changes/${number}/files/${fileId}`

/** Where the palette asks for changes by number or words. */
export const foundPath = (words: string, most: number) =>
  `/api/v1/changes?${new URLSearchParams({ q: words, sort: 'match', limit: String(most) }).toString()}`

/** The whole list as a file; `order` and the columns as the REST list and the page name them. */
export const exportPath = (query: Readonly<Record<string, string | undefined>>) =>
  `/api/v1/changes/export?${new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ).toString()}`

/** The REST address of one import, or of all. */
export const importPath = (batch?: string, ...rest: string[]) =>
  ['/api/v1/imports', ...(batch ? [batch] : []), ...rest].join('/')
