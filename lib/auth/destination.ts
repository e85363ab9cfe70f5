/** A link of this site to go to after signing in, or null: other sites, protocols and the sign-in page itself are refused (T05). */
export function destination(next: unknown): string | null {
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?![/\\])/.test(next)) return null
  if (/[\\\p{Cc}]/u.test(next)) return null
  const url = new URL(next, 'http://here.invalid')
  if (url.origin !== 'http://here.invalid' || /^\/(sign-in|api|_next)(\/|$)/.test(url.pathname)) return null
  return url.pathname === '/' ? null : `${url.pathname}${url.search}${url.hash}`
}
