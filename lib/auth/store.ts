import { randomBytes } from 'node:crypto'
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { accessLink, apiToken, roleHolding, roleRequest, session } from '#db/schema/auth'
import type { Context } from '../context'
import { digestText } from '../digest-text'
import type { AuthEvent } from './events'
import type { Role } from './roles'
import { SESSION_HOURS } from './session'

type Opened = { personId: string; now: Date; address: string; agent: string; replaces: string | null }
/** A new row with a new id at each sign-in; the browser's earlier session, of whomever, ends (T05). */
export async function openSession(tx: Tx, { personId, now, address, agent, replaces }: Opened) {
  if (replaces) await endSessions(tx, { id: replaces }, now)
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  const [row] = await tx
    .insert(session)
    .values({ personId, createdAt: now, seenAt: now, expiresAt, address, agent })
    .returning({ id: session.id })
  return row!.id
}

/** Ends the sessions named; gives the ids of those that were open. */
export async function endSessions(
  tx: Tx,
  which: { id?: string; personId?: string },
  now: Date,
  except?: string | null,
): Promise<string[]> {
  const ended = await tx
    .update(session)
    .set({ endedAt: now })
    .where(
      and(
        isNull(session.endedAt),
        which.id ? eq(session.id, which.id) : undefined,
        which.personId ? eq(session.personId, which.personId) : undefined,
        except ? ne(session.id, except) : undefined,
      ),
    )
    .returning({ id: session.id })
  return ended.map(({ id }) => id)
}

/** Days an invitation holds, and minutes a link to a new password holds. Each works once. */
const LINK_MINUTES = { set_up: 24 * 60, invitation: 7 * 24 * 60, password_reset: 30 }

/** A one-time link of 256 bits, of which only the digest is kept; earlier unused ones of the same person end. */
export async function makeLink(
  tx: Tx,
  kind: keyof typeof LINK_MINUTES,
  of: { personId: string | null; createdBy: string | null; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(of.now.getTime() + LINK_MINUTES[kind] * 60_000)
  await endLinks(tx, of.personId, of.now)
  await tx.insert(accessLink).values({
    kind,
    hash: digestText(token),
    personId: of.personId,
    createdBy: of.createdBy,
    createdAt: of.now,
    expiresAt,
  })
  return { token, expiresAt }
}
export async function endLinks(tx: Tx, personId: string | null, now: Date): Promise<void> {
  await tx
    .update(accessLink)
    .set({ usedAt: now })
    .where(
      and(
        isNull(accessLink.usedAt),
        personId ? eq(accessLink.personId, personId) : isNull(accessLink.personId),
      ),
    )
}

/** Ends every token of a person, who is no longer trusted or chose a new password. */
export async function revokeTokens(tx: Tx, personId: string, by: string | null, now: Date): Promise<void> {
  await tx
    .update(apiToken)
    .set({ revokedAt: now, revokedBy: by })
    .where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt)))
}

type Change = { person: { id: string; email: string }; role: Role; kind: 'grant' | 'removal'; reason: string }
type By = { by: string; second: string | null; unconfirmed: boolean; now: Date }
/** The grant or removal itself, once everybody it needs has agreed. */
export async function applyRole(tx: Tx, { person, role, kind, reason }: Change, how: By): Promise<AuthEvent> {
  const about = { personId: person.id, email: person.email, role, reason }
  if (kind === 'grant') {
    await tx.insert(roleHolding).values({
      personId: person.id,
      role,
      since: how.now,
      grantedBy: how.by,
      confirmedBy: how.second,
      unconfirmed: how.unconfirmed,
    })
    return { type: 'auth.role_granted', ...about, confirmed: !how.unconfirmed }
  }
  await tx
    .update(roleHolding)
    .set({ endedAt: how.now, endedBy: how.second ?? how.by })
    .where(and(eq(roleHolding.personId, person.id), eq(roleHolding.role, role), isNull(roleHolding.endedAt)))
  return { type: 'auth.role_removed', ...about }
}

/** A wish that waits for its second person (A44). */
export async function requestRole(tx: Tx, ctx: Context, by: string, wish: Change): Promise<AuthEvent> {
  const { person, role, kind, reason } = wish
  const [row] = await tx
    .insert(roleRequest)
    .values({ personId: person.id, role, kind, reason, askedBy: by, askedAt: ctx.now })
    .returning({ id: roleRequest.id })
  const about = { personId: person.id, email: person.email, role, kind, reason }
  return { type: 'auth.role_requested', ...about, requestId: row!.id }
}
