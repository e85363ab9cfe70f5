import { headers } from 'next/headers'
import { acceptLink } from '#lib/auth/accept-link'
import { destination } from '#lib/auth/destination'
import { findSession } from '#lib/auth/queries'
import { signIn } from '#lib/auth/sign-in'
import { signOut } from '#lib/auth/sign-out'
import { switchIdentity } from '#lib/auth/switch-identity'
import type { Context } from '#lib/context'
import { mintContext } from '#lib/mint-context'
import { foundOrganisation } from '#lib/organisation/found-organisation'
import { paths } from '#lib/paths'
import { Refusal } from '#lib/refusal'
import { dropSession, heldSession, keepLook, keepSession, knownDevice, rememberDevice } from './cookies'
import { requestOrigin } from './origin'

type Entered = { sessionId: string; theme: string; density: string }

/** Nobody has proved anything yet: the acts of the sign-in page are the system's own. */
export const strangerContext = (job: string): Context =>
  mintContext({ actor: { kind: 'system', job }, now: new Date(), requestId: crypto.randomUUID() })

async function thisBrowser() {
  const from = await headers()
  const address = requestOrigin(from)
  return {
    address: address === 'local' ? '' : address,
    agent: from.get('user-agent')?.slice(0, 300) ?? '',
    replaces: await heldSession(),
  }
}

/** Checks the password and opens a session row; throws the refusal of lib/auth/sign-in. */
export async function openSession(given: { email: unknown; password: unknown }): Promise<Entered> {
  const device = await knownDevice(given.email)
  return signIn(strangerContext('sign-in'), { ...given, ...(await thisBrowser()), device })
}

/** Ends the row of a session that its own cookie named. */
export async function closeSession(sessionId: string | undefined): Promise<void> {
  const found = sessionId ? await findSession(sessionId) : null
  if (!found || !sessionId) return
  const { id, name, roles, now } = found
  const actor = { kind: 'person' as const, id, name, roles, means: { kind: 'screen' as const } }
  await signOut(mintContext({ actor, now, requestId: crypto.randomUUID() }), { sessionId })
}

async function enter(entered: Entered, next?: unknown) {
  await keepSession(entered.sessionId)
  await keepLook(entered)
  return { to: destination(next) ?? paths.home() }
}

export async function enterByPassword({ email, password, next }: Record<string, unknown>) {
  const entered = await openSession({ email, password })
  if (typeof email === 'string') await rememberDevice(email)
  return enter(entered, next)
}

export async function enterAsIdentity({ personId, next }: Record<string, unknown>) {
  const browser = await thisBrowser()
  return enter(await switchIdentity(strangerContext('demo identity'), { personId, ...browser }), next)
}

export async function leave() {
  await closeSession((await heldSession()) ?? undefined).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
  await dropSession()
  return { to: paths.signIn() }
}

/** An invitation or a reset: the new password, and straight in. */
export async function join(values: Record<string, unknown>) {
  const entered = await acceptLink(strangerContext('one-time link'), { ...values, ...(await thisBrowser()) })
  await rememberDevice(entered.email)
  return enter(entered)
}

export async function setUp(values: Record<string, unknown>) {
  const entered = await foundOrganisation(strangerContext('set-up link'), {
    ...values,
    ...(await thisBrowser()),
  })
  await rememberDevice(entered.email)
  return enter(entered)
}
