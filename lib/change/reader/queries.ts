import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import type { Context } from '../../context'
import { mayReadRestricted, READS_RESTRICTED } from '../permissions'

const textArray = (words: readonly string[]) =>
  sql`array[${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )}]::text[]`

/**
 * Something of the row of `change` waits for this person or is theirs to take back: a step, by its role, by name or by
 * escalation; a seat of the board that is asked; a tie; an override; a condition; a word of theirs that still counts;
 * and of the change manager what only that role does after the approval (A25, A38, A39). `offset 0` keeps the planner
 * from reading whole tables at once for the few rows that are restricted.
 */
const isAsked = (me: SQL, held: SQL) => sql`(
  exists (select 1 from approval_step s where s.change_id = change.id and s.revision = change.revision
    and s.status in ('open', 'info_requested', 'unassigned')
    and ((s.roles && ${held} and (s.people is null or ${me} = any (s.people)))
      or (s.escalated_at is not null and s.escalate_to = any (${held}))
      or (s.kind = 'board' and exists (select 1 from policy_version p, jsonb_array_elements(p.rulebook #> '{route,board,seats}') member
        where p.version = change.policy_version and member.value ->> 'role' = any (${held})))
      or ('cto' = any (${held}) and exists (select 1 from timer t where t.step_id = s.id and t.kind = 'tie'
        and t.fired_at is null and t.cancelled_at is null))) offset 0)
  or exists (select 1 from decision d where d.change_id = change.id and d.revision = change.revision
    and not exists (select 1 from decision v where v.voids = d.id)
    and (d.person_id = ${me} or exists (select 1 from approval_condition k where k.decision_id = d.id
      and k.met_at is null and (k.owner_id = ${me} or k.role = any (${held})))) offset 0)
  or exists (select 1 from conflict_override o where o.change_id = change.id and o.revision = change.revision
    and o.in_force_at is null and o.refused_at is null
    and change.status in ('in_review', 'approved_with_conditions', 'approved', 'scheduled')
    and (o.needs && ${held} or exists (select 1 from "freeze" f where 'freeze:' || f.id = o.target and f.owner_id = ${me})) offset 0)
  or (change.status in ('approved', 'in_pir') and 'change_manager' = any (${held})))`

/**
 * Rows of `change` that this person may know of (D120, c17): restricted ones only as requestor, implementer, by role or
 * while something of them waits for this person. Every read of changes carries it, counts and search included (T18).
 */
export function readable({ actor }: Context): SQL | undefined {
  if (actor.kind === 'system' || mayReadRestricted(actor)) return undefined
  const me = sql`${actor.id}::uuid`
  return sql`(change.restricted = false or change.requestor_id = ${me} or change.implementer_id = ${me}
    or ${isAsked(me, textArray(actor.roles))})`
}

/** Everyone who may know of a restricted change: those whom `readable` shows it to. */
export async function listReaders(tx: Tx, changeId: string): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select person.id from change, person, lateral (select coalesce(array_agg(h.role), '{}') as roles
      from role_holding h where h.person_id = person.id and h.ended_at is null) held
    where change.id = ${changeId} and person.disabled_at is null
      and (person.id in (change.requestor_id, change.implementer_id) or held.roles && ${textArray(READS_RESTRICTED)}
        or ${isAsked(sql`person.id`, sql`held.roles`)})`)
  return new Set(rows.map(({ id }) => id))
}
