import { createHash } from 'node:crypto'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Means } from '#lib/auth/actor'
import { findSession, findTokenOwner } from '#lib/auth/queries'
import { touchSession } from '#lib/auth/touch-session'
import { touchToken } from '#lib/auth/touch-token'
import type { Context } from '#lib/context'
import { mintContext } from '#lib/mint-context'
import { paths } from '#lib/paths'
import { Refusal } from '#lib/refusal'
import { authOptions } from './auth'

export type Profile = {
  id: string
  name: string
  email: string
  title: string
  zone: string | null
  theme: 'system' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
  guide: 'shown' | 'hidden' | null
}
export type SignedIn = { ctx: Context; profile: Profile; sessionId: string }
/** A last-seen stamp is written at most this often. */
const TOUCH_MS = 60_000

/** The signed-in person of this request, read from the database once per request; null when nobody is. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const cookie = (await getServerSession(authOptions())) as { sessionId?: string } | null
  if (!cookie?.sessionId) return null
  const found = await findSession(cookie.sessionId)
  if (!found) return null
  const { roles, now, seenAt, ...profile } = found
  const ctx = mint(profile, roles, now, { kind: 'screen' }, await headers())
  if (now.getTime() - seenAt.getTime() > TOUCH_MS) await touchSession(ctx, { sessionId: cookie.sessionId })
  return { ctx, profile, sessionId: cookie.sessionId }
})

/** For pages: the context, or the sign-in page that leads back here. */
export async function requireContext(): Promise<Context> {
  return (await requireSignedIn()).ctx
}
export async function requireSignedIn(): Promise<SignedIn> {
  const found = await findSignedIn()
  if (found) return found
  redirect(paths.signIn({ next: (await headers()).get('x-path') ?? undefined }))
}

/** For actions and routes: the context, or a refusal. A bearer token wins over a cookie. */
export async function contextOf(from: Headers): Promise<Context> {
  const bearer = /^Bearer (cab_[\w-]{20,100})$/.exec(from.get('authorization') ?? '')?.[1]
  if (from.has('authorization') && !bearer)
    throw new Refusal('unauthenticated', 'Send the token as "Authorization: Bearer cab_…".')
  if (!bearer) {
    const found = await findSignedIn()
    if (!found) throw new Refusal('unauthenticated', 'Sign in, or send an API token.')
    return found.ctx
  }
  const owner = await findTokenOwner(createHash('sha256').update(bearer).digest('hex'))
  if (!owner) throw new Refusal('unauthenticated', 'This token is unknown, expired or revoked.')
  const { roles, now, tokenId, scope, lastUsedAt, ...profile } = owner
  const ctx = mint(profile, roles, now, { kind: 'token', tokenId, scope }, from)
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > TOUCH_MS) await touchToken(ctx, { tokenId })
  return ctx
}

function mint(
  profile: Profile,
  roles: Parameters<typeof roleList>[0],
  now: Date,
  means: Means,
  from: Pick<Headers, 'get'>,
): Context {
  return mintContext({
    actor: { kind: 'person', id: profile.id, name: profile.name, roles: roleList(roles), means },
    now,
    requestId: from.get('x-request-id') ?? crypto.randomUUID(),
  })
}
const roleList = (roles: import('#lib/auth/roles').Role[]) => roles
