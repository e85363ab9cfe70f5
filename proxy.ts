import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#lib/env'

const YEAR = 31_536_000
/** Built files with a digest in their name: public, kept for ever. */
const STATIC = /^\/_next\/(static|image)\/|^\/[^/]+\.(svg|png|ico|txt|webmanifest|woff2)$/

/** Headers on every answer (T24), the nonce of the scripts (T09), the address for the way back. No authority (T02). */
export function proxy(request: NextRequest) {
  const { appUrl, production } = env()
  const secure = appUrl.startsWith('https:')
  const { pathname, search } = request.nextUrl
  const nonce = btoa(crypto.randomUUID())
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${production ? '' : " 'unsafe-eval'"}`,
    // Style attributes of server-rendered pages and of the toast library need it.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${production ? '' : ' ws:'}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')

  const asked = new Headers(request.headers)
  asked.set('x-path', `${pathname}${search}`)
  asked.set('x-request-id', crypto.randomUUID())
  asked.set('content-security-policy', policy)
  const response = request.url.includes('%00')
    ? new NextResponse('No address may hold a NUL.', { status: 400 })
    : NextResponse.next({ request: { headers: asked } })
  const { headers } = response
  headers.set('content-security-policy', policy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-frame-options', 'DENY')
  // Not `no-referrer`: it would turn the Origin of forms into `null`, and they would be refused (T04).
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  if (secure) headers.set('strict-transport-security', `max-age=${YEAR}; includeSubDomains`)
  if (!STATIC.test(pathname)) headers.set('cache-control', 'private, no-store')
  return response
}
