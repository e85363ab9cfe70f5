import { createHash } from 'node:crypto'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { accessLink, apiToken, person, roleHolding, session } from '#db/schema/auth'
import { organisation } from '#db/schema/organisation'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import type { Scope } from './actor'
import type { Role } from './roles'
import { IDLE_MINUTES } from './session'

// Written out: drizzle leaves out the table's name in a query of one table, and "id" would mean another one here.
const rolesHeld = sql<Role[]>`coalesce((select array_agg(h.role order by h.role) from role_holding h
  where h.person_id = person.id and h.ended_at is null), '{}')`
const now = sql<string>`clock_timestamp()::timestamptz(3)`
const profile = {
  id: person.id,
  name: person.name,
  email: person.email,
  title: person.title,
  zone: person.zone,
  theme: person.theme,
  density: person.density,
  guide: person.guide,
}

/** Person, roles and database time of a live session, in one round trip; null when it is over or the person disabled. */
export async function findSession(sessionId: string) {
  const [row] = await db
    .select({ ...profile, roles: rolesHeld, now, seenAt: session.seenAt })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        eq(session.id, sessionId),
        isNull(session.endedAt),
        isNull(person.disabledAt),
        sql`${session.expiresAt} > clock_timestamp()`,
        sql`${session.seenAt} > clock_timestamp() - make_interval(mins => ${IDLE_MINUTES})`,
      ),
    )
  return row ? { ...row, now: new Date(row.now) } : null
}

/** What signing in compares against. */
export async function findCredentials(email: string) {
  const [row] = await db
    .select({
      id: person.id,
      passwordHash: person.passwordHash,
      disabled: sql<boolean>`${person.disabledAt} is not null`,
    })
    .from(person)
    .where(eq(sql`lower(${person.email})`, email))
  return row
}

/** The person who acts, with what a new password is measured against. */
export async function findOwnCredentials(ctx: Context) {
  const own = ctx.actor.kind === 'person' ? ctx.actor.id : ''
  const [row] = await db
    .select({
      id: person.id,
      email: person.email,
      name: person.name,
      passwordHash: person.passwordHash,
      organisation: organisation.name,
      demo: organisation.demo,
    })
    .from(person)
    .innerJoin(organisation, isNotNull(organisation.id))
    .where(eq(person.id, own))
  if (!row) throw new Refusal('unauthenticated', 'Sign in first.')
  return row
}

/** What a one-time link still opens; null once it is used or has run out. */
export async function findLink(token: string) {
  const hash = createHash('sha256').update(token).digest('hex')
  const [row] = await db
    .select({
      kind: accessLink.kind,
      expiresAt: accessLink.expiresAt,
      email: sql<string>`coalesce(${person.email}, '')`,
      name: sql<string>`coalesce(${person.name}, '')`,
      organisation: sql<string>`coalesce(${organisation.name}, '')`,
      demo: sql<boolean>`coalesce(${organisation.demo}, false)`,
    })
    .from(accessLink)
    .leftJoin(person, eq(person.id, accessLink.personId))
    .leftJoin(organisation, isNotNull(organisation.id))
    .where(
      and(
        eq(accessLink.hash, hash),
        isNull(accessLink.usedAt),
        isNull(person.disabledAt),
        sql`${accessLink.expiresAt} > clock_timestamp()`,
      ),
    )
  return row ?? null
}

/** The organisation as a person who has not signed in may see it; null in a blank installation. */
export async function findWelcome() {
  const [row] = await db.select({ name: organisation.name, demo: organisation.demo }).from(organisation)
  return row ?? null
}

/** The people of the demo organisation, for its one-click sign-in. The caller asks only in demo mode. */
export async function listIdentities() {
  return db
    .select({ id: person.id, name: person.name, roles: rolesHeld })
    .from(person)
    .innerJoin(organisation, eq(organisation.demo, true))
    .where(isNull(person.disabledAt))
    .orderBy(asc(person.createdAt), asc(person.email))
    .limit(18)
}

/** The owner of a live token, with today's roles as the ceiling of what it may do (T15). */
export async function findTokenOwner(hash: string) {
  const [row] = await db
    .select({
      ...profile,
      roles: rolesHeld,
      now,
      tokenId: apiToken.id,
      scope: sql<Scope>`${apiToken.scope}`,
      lastUsedAt: apiToken.lastUsedAt,
    })
    .from(apiToken)
    .innerJoin(person, eq(person.id, apiToken.personId))
    .where(
      and(
        eq(apiToken.hash, hash),
        isNull(apiToken.revokedAt),
        isNull(person.disabledAt),
        sql`${apiToken.expiresAt} > clock_timestamp()`,
      ),
    )
  return row ? { ...row, now: new Date(row.now) } : null
}

/** Roles held now by the person who acts, whose row is locked so that removing a role takes turns with using it (R09). */
export async function lockRoles(tx: Tx, ctx: Context): Promise<Role[]> {
  if (ctx.actor.kind !== 'person') return []
  // Two statements sent together: the second reads after the lock is held.
  const [[row], held] = await Promise.all([
    tx.select({ disabledAt: person.disabledAt }).from(person).where(eq(person.id, ctx.actor.id)).for('share'),
    tx
      .select({ role: roleHolding.role })
      .from(roleHolding)
      .where(and(eq(roleHolding.personId, ctx.actor.id), isNull(roleHolding.endedAt))),
  ])
  if (!row || row.disabledAt) throw new Refusal('unauthenticated', 'Your account is disabled.')
  return held.map(({ role }) => role)
}

/** Everyone whose account is active, with the roles they hold: who could decide, vote or be asked. */
export async function listPeopleWithRoles(tx: Tx | typeof db) {
  return tx
    .select({ id: person.id, name: person.name, roles: rolesHeld })
    .from(person)
    .where(isNull(person.disabledAt))
    .orderBy(person.createdAt, person.id)
}

/** A person and their roles, the row locked so that what changes them takes turns with what they do (R09). */
export async function lockPerson(tx: Tx, personId: string) {
  const [row] = await tx
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      disabled: sql<boolean>`${person.disabledAt} is not null`,
      invited: sql<boolean>`${person.passwordHash} is null`,
    })
    .from(person)
    .where(eq(person.id, personId))
    .for('update')
  if (!row) throw new Refusal('not_found', 'This person is not here any more.')
  const held = await tx
    .select({ role: roleHolding.role })
    .from(roleHolding)
    .where(and(eq(roleHolding.personId, personId), isNull(roleHolding.endedAt)))
  return { ...row, roles: held.map(({ role }) => role) }
}

/** The row of the person who acts. */
export async function lockSelf(tx: Tx, ctx: Context) {
  const own = ctx.actor.kind === 'person' ? ctx.actor.id : ''
  const [row] = own ? await tx.select(profile).from(person).where(eq(person.id, own)).for('update') : []
  if (!row) throw new Refusal('unauthenticated', 'Sign in first.')
  return row
}
