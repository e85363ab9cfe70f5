import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { session } from '#db/schema/auth'
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
