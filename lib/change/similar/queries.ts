import { and, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { readable } from '../queries'

/** A title shares at least this much of its three-letter pieces; the database's own default. */
const ALIKE = 0.3
const SHOWN = 5
/** Looked through, the latest: titles are compared one by one, which must not take longer with each year of history. */
const LOOKED_AT = 500

/**
 * Of the changes that ended last those on one of the same services or with a like title, closest first (restricted ones
 * only for whom they are).
 */
export async function listSimilar(
  ctx: Context,
  { id, title, services }: { id: string; title: string; services: readonly string[] },
) {
  const shares: SQL =
    services.length === 0
      ? sql`false`
      : sql`change.service_slugs && array[${sql.join(
          services.map((slug) => sql`${slug}`),
          sql`, `,
        )}]::text[]`
  const likeness = sql<number>`similarity(change.title, ${title})`
  return db
    .select({
      number: change.number,
      title: change.title,
      status: change.status,
      outcome: change.outcome,
      category: change.category,
      riskLevel: change.riskLevel,
      endedAt: sql<Date>`coalesce(change.closed_at, change.ended_at)`.mapWith(change.closedAt),
      sameService: sql<boolean>`${shares}`,
      likeness,
    })
    .from(change)
    .where(
      and(
        ne(change.id, id),
        sql`change.id in (select c.id from change c where c.status in ('in_pir', 'closed', 'rejected')
          order by c.updated_at desc limit ${LOOKED_AT})`,
        or(shares, sql`${likeness} >= ${ALIKE}`),
        readable(ctx),
      ),
    )
    .orderBy(sql`(${likeness} + case when ${shares} then 0.4 else 0 end) desc, change.updated_at desc`)
    .limit(SHOWN)
}
