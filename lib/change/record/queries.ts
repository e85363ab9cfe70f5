import { and, eq, sql } from 'drizzle-orm'
import { db as reader } from '#db/client'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { Refusal } from '../../refusal'
import { standardStatus } from '../lifecycle'
import { readable, SUMMARY } from '../queries'

const STEPS = sql<
  { id: string; role: string; stage: number; blocking: boolean; status: string; dueAt: string | null }[]
>`coalesce(
  (select json_agg(json_build_object('id', st.id, 'role', st.role, 'stage', st.stage, 'blocking', st.blocking, 'status', st.status, 'dueAt', st.due_at)
    order by st.stage, st.role) from approval_step st where st.change_id = change.id and st.revision = change.revision), '[]')`

/** A change for the REST door: its content and where it stands. */
export async function getChange(ctx: Context, number: string) {
  const [row] = await reader
    .select({
      ...SUMMARY,
      content: change.content,
      revision: change.revision,
      version: change.version,
      digest: change.digest,
      policyVersion: change.policyVersion,
      decisionDueAt: change.decisionDueAt,
      reviewDueAt: change.reviewDueAt,
      steps: STEPS,
    })
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
  if (!row) throw new Refusal('not_found', `There is no change ${number}.`)
  return { ...row, standardStatus: standardStatus(row.status, row.outcome) }
}
