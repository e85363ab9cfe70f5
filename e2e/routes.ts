import type { CastKey } from '../db/seed/cast'
import { pathOf, ROUTES, type Route } from '../lib/paths'
import type { RestOf } from './fixtures'

/** Who looks at each page, null for somebody not signed in, and for pages of one change words of its title. */
const SHOWN: Record<Route, [who: CastKey | null, title?: string]> = {
  '/': ['rita'],
  '/sign-in': [null],
  '/set-up/[token]': [null],
  '/join/[token]': [null],
  '/inbox': ['mona'],
  '/changes': ['mona'],
  '/changes/new': ['rita'],
  '/changes/views': ['mona'],
  '/changes/bulk': ['mona'],
  '/changes/[number]': ['mona', 'Index the handbook in the search'],
  '/changes/[number]/edit': ['rita', 'why an instant payment was refused'],
  '/changes/[number]/plan': ['ann', 'new processor'],
  '/changes/[number]/risk': ['sam', 'new processor'],
  '/changes/[number]/conflicts': ['tina', 'document archive'],
  '/changes/[number]/approvals': ['mona', 'recurring payments'],
  '/changes/[number]/live': ['otto', 'message broker'],
  '/changes/[number]/review': ['ann', 'fraud model'],
  '/changes/[number]/activity': ['ada', 'HTTP/3'],
  '/calendar': ['mona'],
  '/services': ['olga'],
  '/services/[slug]': ['olga'],
  '/audit': ['ada'],
  '/profile': ['rita'],
  '/admin/people': ['root'],
  '/admin/windows': ['mona'],
  '/admin/organisation': ['root'],
  '/admin/import': ['root'],
}
export const SIGHTS = ROUTES.map((route) => ({ route, who: SHOWN[route][0] }))

/** The address of a route with something to see. */
export async function addressOf(rest: RestOf, route: Route): Promise<string> {
  const title = SHOWN[route][1]
  let number = ''
  if (title) {
    const { rows } = await (await rest('mona'))<{ rows: { number: string }[] }>(
      'GET',
      `/changes?q=${encodeURIComponent(title)}`,
    )
    number = rows[0]?.number ?? ''
    if (!number) throw new Error(`No change is called "${title}".`)
  }
  return pathOf(route, { number, slug: 'payments-api', token: 'a-link-that-nobody-made' })
}
