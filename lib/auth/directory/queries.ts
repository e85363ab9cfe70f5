import { and, asc, desc, eq, gt, ilike, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { apiToken, person, roleHolding, session } from '#db/schema/auth'
import type { Context } from '../../context'
import { must, Refusal } from '../../refusal'
import { canReadPeople } from '../permissions'
import { AUTHORITY_ROLES, ROLE_NAMES, ROLES, type Role } from '../roles'
import { IDLE_MINUTES } from '../session'

export const PEOPLE_VIEWS = ['active', 'deciding', 'invited', 'disabled'] as const
export type PeopleView = (typeof PEOPLE_VIEWS)[number]
const PAGE = 50

const roles = sql<Role[]>`coalesce((select array_agg(h.role order by h.role) from role_holding h
  where h.person_id = person.id and h.ended_at is null), '{}')`
const isOpen = sql`s.ended_at is null and s.expires_at > clock_timestamp()
  and s.seen_at > clock_timestamp() - make_interval(mins => ${IDLE_MINUTES})`
const sessions = sql<number>`(select count(*)::int from session s where s.person_id = person.id and ${isOpen})`
const seenAt = sql<string | null>`(select max(s.seen_at) from session s where s.person_id = person.id)`

const decides = sql`exists (select 1 from role_holding h where h.person_id = person.id and h.ended_at is null
  and h.role in ${[...AUTHORITY_ROLES]})`
const VIEW: Record<PeopleView, SQL> = {
  active: sql`${person.disabledAt} is null and ${person.passwordHash} is not null`,
  deciding: sql`${person.disabledAt} is null and ${decides}`,
  invited: sql`${person.disabledAt} is null and ${person.passwordHash} is null`,
  disabled: sql`${person.disabledAt} is not null`,
}

type Search = { view: PeopleView; search: string; after?: string }
/** One page of the list by name; `next` continues it. Search looks in name, address and the words of roles. */
export async function listPeople(ctx: Context, { view, search, after }: Search) {
  must(canReadPeople(ctx.actor))
  const like = `%${search.replace(/[%_\\]/g, '\\$&')}%`
  const named = ROLES.filter((role) => ROLE_NAMES[role].toLowerCase().includes(search.toLowerCase()))
  const byRole = named.length
    ? sql`exists (select 1 from role_holding h where h.person_id = person.id and h.ended_at is null and h.role in ${named})`
    : undefined
  const rows = await db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      title: person.title,
      roles,
      sessions,
      seenAt,
    })
    .from(person)
    .where(
      and(
        VIEW[view],
        search ? or(ilike(person.name, like), ilike(person.email, like), byRole) : undefined,
        after
          ? sql`(${person.name}, ${person.id}::text) > (${after.split('\n')[0]}, ${after.split('\n')[1] ?? ''})`
          : undefined,
      ),
    )
    .orderBy(asc(person.name), asc(sql`${person.id}::text`))
    .limit(PAGE + 1)
  const people = rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, seenAt: row.seenAt ? new Date(row.seenAt) : null }))
  const last = people.at(-1)
  return { people, next: rows.length > PAGE && last ? `${last.name}\n${last.id}` : null }
}

/** Colleagues with the roles they hold: whom a change can be assigned to, who is asked. Open to everyone signed in (A49). */
export async function listColleagues(_ctx: Context) {
  return db
    .select({ id: person.id, name: person.name, email: person.email, title: person.title, roles })
    .from(person)
    .where(isNull(person.disabledAt))
    .orderBy(person.name)
    .limit(2000)
}

/** How many are in each view, and how many browsers are signed in. */
export async function countPeople(ctx: Context) {
  must(canReadPeople(ctx.actor))
  const [row] = await db
    .select({
      active: sql<number>`(count(*) filter (where ${VIEW.active}))::int`,
      deciding: sql<number>`(count(*) filter (where ${VIEW.deciding}))::int`,
      invited: sql<number>`(count(*) filter (where ${VIEW.invited}))::int`,
      disabled: sql<number>`(count(*) filter (where ${VIEW.disabled}))::int`,
      sessions: sql<number>`(select count(*)::int from session s where ${isOpen})`,
    })
    .from(person)
  return row ?? { active: 0, deciding: 0, invited: 0, disabled: 0, sessions: 0 }
}

const OPEN_SESSIONS = and(
  isNull(session.endedAt),
  gt(session.expiresAt, sql`clock_timestamp()`),
  sql`${session.seenAt} > clock_timestamp() - make_interval(mins => ${IDLE_MINUTES})`,
)
const sessionLine = {
  id: session.id,
  createdAt: session.createdAt,
  seenAt: session.seenAt,
  address: session.address,
  agent: session.agent,
}
const tokenLine = {
  id: apiToken.id,
  name: apiToken.name,
  scope: apiToken.scope,
  createdAt: apiToken.createdAt,
  expiresAt: apiToken.expiresAt,
  lastUsedAt: apiToken.lastUsedAt,
}

/** One person with roles held, open sessions and live tokens. */
export async function getPerson(ctx: Context, personId: string) {
  must(canReadPeople(ctx.actor))
  const [[row], holdings, open, tokens] = await Promise.all([
    db
      .select({
        id: person.id,
        name: person.name,
        email: person.email,
        title: person.title,
        roles,
        disabled: sql<boolean>`${person.disabledAt} is not null`,
        invited: sql<boolean>`${person.passwordHash} is null`,
        createdAt: person.createdAt,
      })
      .from(person)
      .where(eq(person.id, personId)),
    db
      .select({
        id: roleHolding.id,
        role: roleHolding.role,
        since: roleHolding.since,
        unconfirmed: roleHolding.unconfirmed,
        /** Nobody else who is active holds it. */
        sole: sql<boolean>`not exists (select 1 from role_holding o join person p on p.id = o.person_id
          where o.role = role_holding.role and o.ended_at is null and p.disabled_at is null and o.person_id <> ${personId})`,
      })
      .from(roleHolding)
      .where(and(eq(roleHolding.personId, personId), isNull(roleHolding.endedAt)))
      .orderBy(asc(roleHolding.since)),
    listSessionsOf(personId),
    listTokensOf(personId),
  ])
  if (!row) throw new Refusal('not_found', 'This person is not here any more.')
  return { ...row, holdings, open, tokens }
}

const listSessionsOf = (personId: string) =>
  db
    .select(sessionLine)
    .from(session)
    .where(and(eq(session.personId, personId), OPEN_SESSIONS))
    .orderBy(desc(session.seenAt))
    .limit(100)
const listTokensOf = (personId: string) =>
  db
    .select(tokenLine)
    .from(apiToken)
    .where(and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt)))
    .orderBy(desc(apiToken.createdAt))
    .limit(100)

const ownId = (ctx: Context) => (ctx.actor.kind === 'person' ? ctx.actor.id : '')
export const listOwnSessions = (ctx: Context) => listSessionsOf(ownId(ctx))
export const listOwnTokens = (ctx: Context) => listTokensOf(ownId(ctx))
