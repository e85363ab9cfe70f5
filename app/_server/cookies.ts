import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { SESSION_HOURS } from '#lib/auth/session'
import { env } from '#lib/env'

export const SESSION_SECONDS = SESSION_HOURS * 3600
const DEVICE_SECONDS = 180 * 86_400
const LOOK_SECONDS = 365 * 86_400
/** Accounts one browser is remembered for; the oldest is forgotten. */
const ACCOUNTS = 6

const isSecure = () => env().appUrl.startsWith('https:')
/** `__Host-` binds a cookie to this host and to TLS (T05); plain http exists only on one's own machine. */
const named = (name: string) => `${isSecure() ? '__Host-' : ''}${name}`
const options = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })
export const sessionCookie = () => ({ name: named('cabinet-session'), options: options() })

/** The cookie that next-auth reads: the id of the session row, encrypted. */
export async function keepSession(sessionId: string): Promise<void> {
  const { name } = sessionCookie()
  const value = await encode({
    token: { sub: sessionId },
    secret: env().authSecret,
    maxAge: SESSION_SECONDS,
  })
  ;(await cookies()).set(name, value, { ...options(), maxAge: SESSION_SECONDS })
}
export async function heldSession(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value
  const held = await decode({ token, secret: env().authSecret }).catch(() => null)
  return held?.sub ?? null
}
/** A `__Host-` cookie is removed only by one with the same attributes. */
export async function dropSession(): Promise<void> {
  ;(await cookies()).set(sessionCookie().name, '', { ...options(), maxAge: 0 })
}

const markOf = (device: string, email: string) =>
  createHmac('sha256', env().authSecret).update(`device\n${device}\n${email}`).digest('base64url')
const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
async function heldDevice(): Promise<{ device: string; marks: string[] } | null> {
  const [device, ...marks] = (await cookies()).get(named('cabinet-device'))?.value.split('.') ?? []
  return device && /^[\w-]{36}$/.test(device) ? { device, marks } : null
}

/** This browser's id, if our own signature says that it signed in to this account before (T07). */
export async function knownDevice(email: unknown): Promise<string | null> {
  const held = await heldDevice()
  const mark = held && typeof email === 'string' ? markOf(held.device, email.trim().toLowerCase()) : null
  return held && mark && held.marks.some((known) => equal(known, mark)) ? held.device : null
}
export async function rememberDevice(email: string): Promise<void> {
  const { device, marks } = (await heldDevice()) ?? { device: randomUUID(), marks: [] }
  const mark = markOf(device, email.trim().toLowerCase())
  const kept = [mark, ...marks.filter((known) => known !== mark)].slice(0, ACCOUNTS)
  const value = [device, ...kept].join('.')
  ;(await cookies()).set(named('cabinet-device'), value, { ...options(), maxAge: DEVICE_SECONDS })
}

/** Theme and density, so that the first byte of the next page already has them. */
export async function keepLook({ theme, density }: { theme: string; density: string }): Promise<void> {
  const jar = await cookies()
  const kept = { ...options(), maxAge: LOOK_SECONDS }
  jar.set('theme', theme, kept)
  jar.set('density', density, kept)
}
