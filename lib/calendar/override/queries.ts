import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { conflictOverride, overrideVoice } from '#db/schema/calendar'
import type { Interval } from '../window'

type Reader = Tx | typeof db
type At = Interval & { id: string; revision: number }
type Voice = typeof overrideVoice.$inferSelect
export type OverrideRow = typeof conflictOverride.$inferSelect & {
  voices: Voice[]
  /** The conflict it is about, as the key of the change that is looked at. */
  about: string
}

/**
 * Still about both changes of a pair: the one it was asked for has its revision and time, the other no newer revision.
 * A time is part of a revision, so that another time of either needs its own override (D116).
 */
const OF_BOTH = sql`exists (select 1 from change c where c.id = conflict_override.change_id
    and c.revision = conflict_override.revision
    and c.planned_start = conflict_override.planned_start and c.planned_end = conflict_override.planned_end)
  and not exists (select 1 from change_revision r where conflict_override.target = 'same_service:' || r.change_id
    and r.opened_at > conflict_override.asked_at)`

/** Overrides that count for the one change or, asked for the other, for both. */
const countsFor = (subject: At): SQL | undefined =>
  and(
    OF_BOTH,
    or(
      and(
        eq(conflictOverride.changeId, subject.id),
        eq(conflictOverride.revision, subject.revision),
        eq(conflictOverride.plannedStart, subject.start),
        eq(conflictOverride.plannedEnd, subject.end),
      ),
      eq(conflictOverride.target, `same_service:${subject.id}`),
    ),
  )

/** Overrides asked for this very revision and time, or for another change's conflict with it; any other time needs its own. */
export async function listOverrides(tx: Reader, subject: At): Promise<OverrideRow[]> {
  const rows = await tx
    .select()
    .from(conflictOverride)
    .where(countsFor(subject))
    .orderBy(conflictOverride.askedAt)
  if (rows.length === 0) return []
  const voices = await tx
    .select()
    .from(overrideVoice)
    .where(
      inArray(
        overrideVoice.overrideId,
        rows.map(({ id }) => id),
      ),
    )
  return rows.map((row) => ({
    ...row,
    about: row.changeId === subject.id ? row.target : `same_service:${row.changeId}`,
    voices: voices.filter(({ overrideId }) => overrideId === row.id),
  }))
}

/** Conflicts of these changes that are overridden, as "change conflict"; an override of a pair counts for both. */
export async function listOverridden(tx: Reader, changeIds: readonly string[]): Promise<Set<string>> {
  if (changeIds.length === 0) return new Set()
  const rows = await tx
    .select({ id: conflictOverride.changeId, target: conflictOverride.target })
    .from(conflictOverride)
    .where(
      and(
        inArray(conflictOverride.changeId, [...changeIds]),
        sql`conflict_override.in_force_at is not null and conflict_override.refused_at is null`,
        OF_BOTH,
      ),
    )
  return new Set(
    rows.flatMap(({ id, target }) => {
      const [kind, other] = target.split(':')
      return kind === 'same_service' ? [`${id} ${target}`, `${other} ${kind}:${id}`] : [`${id} ${target}`]
    }),
  )
}
