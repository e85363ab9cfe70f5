import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { destination } from '#lib/auth/destination'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { Refusal } from '#lib/refusal'
import { SESSION_SECONDS, sessionCookie } from './cookies'
import { closeSession, openSession } from './sign-in'

/**
 * next-auth carries one thing, the id of a session row, in an encrypted cookie. Everything else is read from the database
 * on every request, so ending the row, disabling the person or removing a role works at once (R09, T05).
 */
export function authOptions(): NextAuthOptions {
  const { appUrl, authSecret } = env()
  return {
    secret: authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: sessionCookie().options.secure,
    pages: { signIn: paths.signIn(), signOut: paths.home(), error: paths.signIn() },
    cookies: { sessionToken: sessionCookie() },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given) {
          try {
            const { sessionId } = await openSession({ email: given?.email, password: given?.password })
            return { id: sessionId }
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
      redirect: ({ url }) => `${appUrl}${destination(url.replace(appUrl, '')) ?? paths.home()}`,
    },
    events: { signOut: ({ token }) => closeSession(token.sub) },
  }
}
