import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client'
import type { Role } from '../../auth/roles'
import { type Category, CHANGE_STATUSES, type ChangeStatus } from '../../change/lifecycle'
import { readable } from '../../change/queries'
import type { Context } from '../../context'
import { getOrganisation } from '../../organisation/queries'
import type { RiskLevel } from '../../policy/factor'
import { type Ask, groupOf } from './urgency'

const LIMIT = 200
const OPEN = CHANGE_STATUSES.filter((status) => !['closed', 'cancelled', 'rejected'].includes(status))

type Row = {
  ask: Ask
  mine: boolean
  ref: string | null
  role: Role | 'board' | 'freeze_owner' | null
  dueAt: string | null
  note: string | null
  number: string
  title: string
  status: ChangeStatus
  category: Category
  riskLevel: RiskLevel | null
  plannedStart: string | null
  plannedEnd: string | null
  requestor: string
  held: boolean
}
export type InboxItem = Omit<Row, 'dueAt' | 'plannedStart' | 'plannedEnd'> & {
  group: ReturnType<typeof groupOf>
  dueAt: Date | null
  plannedStart: Date | null
  plannedEnd: Date | null
}

/**
 * What waits for the person who looks, and what they wait for: at most 200, the most urgent first, in one round trip.
 * `ref` is the step, decision, condition or override that is asked about.
 */
export async function listInbox(ctx: Context): Promise<InboxItem[]> {
  const { actor } = ctx
  if (actor.kind !== 'person') return []
  const [rows, { zone }] = await Promise.all([asksFor(ctx, actor), getOrganisation(ctx)])
  const date = (value: string | null) => (value ? new Date(value) : null)
  return rows.map(({ dueAt, plannedStart, plannedEnd, ...row }) => ({
    ...row,
    group: groupOf({ ...row, dueAt: date(dueAt) }, ctx.now, zone),
    dueAt: date(dueAt),
    plannedStart: date(plannedStart),
    plannedEnd: date(plannedEnd),
  }))
}

/** How many things wait for this person now. */
export async function countInbox(ctx: Context): Promise<number> {
  const { actor } = ctx
  if (actor.kind !== 'person') return 0
  return (await asksFor(ctx, actor)).filter(({ mine }) => mine).length
}

const asked = new WeakMap<Context, Promise<Row[]>>()
/** Read once for a request: the frame of the page counts what the page lists. */
function asksFor(ctx: Context, { id, roles }: { id: string; roles: readonly Role[] }): Promise<Row[]> {
  const asking = asked.get(ctx) ?? listAsks(id, roles, readable(ctx) ?? sql`true`)
  asked.set(ctx, asking)
  return asking
}
const listAsks = async (me: string, held: readonly Role[], visible: SQL) => [
  ...(await db.execute<Row>(asksOf(me, held, visible))),
]

function asksOf(me: string, held: readonly Role[], visible: SQL): SQL {
  const roles = sql`array[${sql.join(
    held.map((role) => sql`${role}`),
    sql`, `,
  )}]::text[]`
  const manager = held.includes('change_manager')
  // Only what a list needs: a materialised row would carry its whole content. A rejected change waits for its requestor alone.
  const open = sql`select id, number, title, status, category, risk_level, planned_start, planned_end, requestor_id,
    implementer_id, authors, revision, held_at, review_due_at from change`
  return sql`
    with c as (${open} where status in (${sql.join(
      OPEN.map((status) => sql`${status}`),
      sql`, `,
    )}) and ${visible}
      union all ${open} where status = 'rejected' and requestor_id = ${me} and ${visible}),
    free as (select * from c where requestor_id <> ${me} and implementer_id is distinct from ${me} and not ${me}::uuid = any (authors)),
    s as (select s.* from approval_step s join c on c.id = s.change_id and c.revision = s.revision),
    said as (select d.* from decision d join c on c.id = d.change_id and c.revision = d.revision
      where not exists (select 1 from decision v where v.voids = d.id)),
    asks (ask, mine, ref, role, due, note, change_id) as (
      select 'decide', true, s.id, s.role, s.due_at, '', s.change_id from s join free c on c.id = s.change_id
        where s.kind = 'person' and s.status in ('open', 'unassigned')
          and (c.status = 'in_review' or (not s.blocking and c.status in ('approved_with_conditions', 'approved', 'scheduled', 'implementing', 'in_pir')))
          and ((s.roles && ${roles} and (s.people is null or ${me}::uuid = any (s.people)))
            or (s.escalated_at is not null and s.escalate_to = any (${roles})))
          and not exists (select 1 from said d where d.change_id = c.id and d.person_id = ${me}
            and d.kind in ('approve', 'approve_with_conditions', 'reject', 'abstain', 'recuse'))
      union all select 'rule', true, s.id, s.role, s.due_at, '', s.change_id from s join free c on c.id = s.change_id
        where s.kind = 'board' and s.status = 'open' and c.status = 'in_review' and s.roles && ${roles}
      union all select 'break_tie', true, s.id, s.role, t.due_at, '', s.change_id from s join free c on c.id = s.change_id
        join timer t on t.step_id = s.id and t.kind = 'tie' and t.fired_at is null and t.cancelled_at is null
        where s.status = 'open' and c.status = 'in_review' and 'cto' = any (${roles})
      union all select 'find_approver', true, s.id, s.role, s.due_at, '', s.change_id from s join c on c.id = s.change_id
        where s.status = 'unassigned' and c.status = 'in_review' and ${manager}
      union all select 'answer', true, s.id, s.role, null, d.reason, s.change_id from s join c on c.id = s.change_id
        join said d on d.step_id = s.id and d.kind = 'ask'
        where s.status = 'info_requested' and (c.requestor_id = ${me} or c.implementer_id = ${me})
      union all select 'confirm', true, k.id, k.role, null, k.text, k.change_id from approval_condition k
        join said d on d.id = k.decision_id join free c on c.id = k.change_id
        where k.met_at is null and k.owner_id <> ${me} and k.role = any (${roles})
      union all select 'fulfil', true, k.id, k.role, null, k.text, k.change_id from approval_condition k
        join said d on d.id = k.decision_id where k.met_at is null and k.owner_id = ${me}
      union all select 'override', true, o.id, null, null, o.reason, o.change_id from conflict_override o
        join c on c.id = o.change_id and c.revision = o.revision and c.planned_start = o.planned_start and c.planned_end = o.planned_end
        where o.in_force_at is null and o.refused_at is null
          and c.status in ('in_review', 'approved_with_conditions', 'approved', 'scheduled') and c.requestor_id <> ${me} and c.implementer_id is distinct from ${me}
          and not exists (select 1 from override_voice v where v.override_id = o.id and v.person_id = ${me})
          and exists (select 1 from unnest(o.needs) need where not exists (
              select 1 from override_voice v where v.override_id = o.id and v.role = need)
            and (need = any (${roles}) or (need = 'freeze_owner' and exists (
              select 1 from "freeze" f where 'freeze:' || f.id = o.target and f.owner_id = ${me}))))
      union all select 'schedule', true, null, null, c.planned_start, '', c.id from c
        where c.status = 'approved' and c.category <> 'emergency' and ${manager}
      union all select 'start', true, null, null, c.planned_start, '', c.id from c
        where c.implementer_id = ${me} and (c.status = 'scheduled' or (c.status = 'approved' and c.category = 'emergency'))
      union all select 'finish', true, null, null, c.planned_end, '', c.id from c
        where c.implementer_id = ${me} and c.status = 'implementing'
      union all select 'sign_review', true, null, null, c.review_due_at, '', c.id from c
        where c.status = 'in_pir' and ${manager} and c.implementer_id is distinct from ${me}
          and not exists (select 1 from review r where r.change_id = c.id)
      union all select 'close', true, null, null, c.review_due_at, '', c.id from c
        where c.status = 'in_pir' and ${manager} and c.implementer_id is distinct from ${me}
          and exists (select 1 from review r where r.change_id = c.id)
      union all select 'resubmit', true, null, null, null, '', c.id from c
        where c.status = 'rejected' and c.requestor_id = ${me}
      union all select 'vote', false, d.id, d.seat, null, d.kind, d.change_id from said d join c on c.id = d.change_id
        where d.person_id = ${me} and d.recorded_by <> ${me}
          and c.status in ('in_review', 'deferred', 'approved_with_conditions', 'approved', 'scheduled')
      union all select 'awaited', false, s.id, s.role, s.due_at, '', s.change_id from s join c on c.id = s.change_id
        where s.status in ('open', 'unassigned') and c.status = 'in_review' and (c.requestor_id = ${me} or c.implementer_id = ${me})
      union all select 'awaited', false, s.id, s.role, null, d.reason, s.change_id from s
        join said d on d.step_id = s.id and d.kind = 'ask' and d.person_id = ${me} where s.status = 'info_requested'
    )
    select a.ask, a.mine, a.ref, a.role, a.due as "dueAt", a.note, c.number, c.title, c.status, c.category,
      c.risk_level as "riskLevel", c.planned_start as "plannedStart", c.planned_end as "plannedEnd",
      p.name as requestor, c.held_at is not null as held
    from asks a join c on c.id = a.change_id join person p on p.id = c.requestor_id
    order by a.mine desc, a.due nulls last, c.number limit ${LIMIT}`
}
