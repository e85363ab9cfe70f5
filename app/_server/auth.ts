import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { signIn } from '#lib/auth/sign-in'
import { env } from '#lib/env'
import { mintContext } from '#lib/mint-context'
import { Refusal } from '#lib/refusal'
import { requestOrigin } from './origin'

/** A deciding day; the session row is the authority and is checked on each request (T05). */
const SESSION_SECONDS = 8 * 3600

/**
 * next-auth carries one thing, the id of a session row, in an encrypted cookie. Everything else is read from the database
 * on every request, so ending the row, disabling the person or removing a role works at once (R09, T05).
 */
export function authOptions(): NextAuthOptions {
  const secure = env().appUrl.startsWith('https:')
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: secure ? '__Host-cabinet-session' : 'cabinet-session',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given) {
          try {
            return await openSession({ email: given?.email, password: given?.password })
          } catch (error) {
            if (error instanceof Refusal) return null
            throw error
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sub }),
    },
  }
}

/** Checks the password and opens a session row; throws the refusal of lib/auth/sign-in. The user's id is the session's. */
export async function openSession(given: { email: unknown; password: unknown }) {
  const from = await headers()
  const { sessionId } = await signIn(
    mintContext({
      actor: { kind: 'system', job: 'sign-in' },
      now: new Date(),
      requestId: crypto.randomUUID(),
    }),
    { ...given, address: requestOrigin(from), agent: from.get('user-agent')?.slice(0, 300) ?? '' },
  )
  return { id: sessionId }
}

export { SESSION_SECONDS }
