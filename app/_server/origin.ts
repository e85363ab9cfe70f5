import { env } from '#lib/env'
import { Refusal } from '#lib/refusal'

type HeaderList = Pick<Headers, 'get'>

/** Address of the caller for limits and session lists, where a declared proxy vouches for it; else "local", since anyone can claim one. */
export function requestOrigin(from: HeaderList): string {
  if (!env().trustProxy) return 'local'
  return from.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'local'
}

/** Next lets a request without Origin through; we do not (T04). Calls with a token carry no cookie and are exempt. */
export function refuseCrossSite(from: HeaderList): void {
  const origin = from.get('origin')
  const site = from.get('sec-fetch-site')
  if (origin !== new URL(env().appUrl).origin || (site !== null && site !== 'same-origin'))
    throw new Refusal(
      'forbidden',
      'This request did not come from a page of this site. Reload the page and try again.',
    )
}
