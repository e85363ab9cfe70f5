import { sql } from 'drizzle-orm'
import { db } from '#db/client'
import { readable } from '../change/queries'
import type { Context } from '../context'
import type { Feat, StepKey } from './step'

type Row = { key: StepKey; by: string; at: string; number: string | null }

/**
 * Who did each of the five steps first since somebody signed in here, on changes that the reader may see, in one round
 * trip; each look-up ends at the first row of an index. What came before the first sign-in is the history of the demo.
 * Whoever has the trail verified reads it. `offset 0` keeps the planner from joining whole tables for one row,
 * and `nulls first` is how the index reads backwards.
 */
export async function listFeats(ctx: Context): Promise<Feat[]> {
  const visible = readable(ctx) ?? sql`true`
  const rows = await db.execute<Row>(sql`
    with entered as materialized (
      select occurred_at as at from audit_event where type = 'auth.signed_in' order by occurred_at nulls first limit 1),
    happened as (
      select step.key, e.by, e.at, e.number
      from (values ('submit', 'change.submitted'), ('decide', 'approval.granted'),
        ('decide', 'approval.granted_with_conditions'), ('decide', 'approval.rejected'), ('decide', 'cab.ruling_recorded'),
        ('schedule', 'calendar.scheduled'), ('implement', 'implementation.finished')) as step (key, type)
      cross join lateral (select a.actor_name as by, a.occurred_at::timestamptz as at, seen.number from audit_event a
        cross join lateral (select number from change where change.id = substr(a.stream, 8)::uuid and ${visible} offset 0) seen
        where a.type = step.type and a.occurred_at >= (select at from entered)
        order by a.occurred_at nulls first limit 1) e
      union all (select 'read', p.name, v.asked_at, null from audit_verification v join person p on p.id = v.asked_by
        where v.asked_at >= (select at::timestamptz from entered) order by v.asked_at limit 1))
    select distinct on (key) key, by, at, number from happened order by key, at`)
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }))
}
