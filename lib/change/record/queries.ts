import { and, eq, sql } from 'drizzle-orm'
import { db as reader } from '#db/client'
import { change } from '#db/schema/change'
import { findConflicts } from '../../calendar/queries'
import type { Context } from '../../context'
import { getGate } from '../../implementation/queries'
import { Refusal } from '../../refusal'
import type { ProposedFactor } from '../../risk/proposal'
import { standardStatus } from '../lifecycle'
import { readable, SUMMARY } from '../queries'

const STEPS = sql<
  { id: string; role: string; stage: number; blocking: boolean; status: string; dueAt: string | null }[]
>`coalesce(
  (select json_agg(json_build_object('id', st.id, 'role', st.role, 'stage', st.stage, 'blocking', st.blocking, 'status', st.status, 'dueAt', st.due_at)
    order by st.stage, st.role) from approval_step st where st.change_id = change.id and st.revision = change.revision), '[]')`

/** What was proposed by the newest assessment, each with its answer; null before the first. */
const PROPOSALS = sql<ProposedFactor[] | null>`(select r.result->'proposals' from risk_assessment r
  where r.change_id = change.id order by r.assessed_at desc limit 1)`

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
      proposals: PROPOSALS,
    })
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
  if (!row) throw new Refusal('not_found', `There is no change ${number}.`)
  return { ...row, standardStatus: standardStatus(row.status, row.outcome) }
}

async function getRow(ctx: Context, number: string) {
  const [row] = await reader
    .select()
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
  if (!row) throw new Refusal('not_found', `There is no change ${number}.`)
  return row
}

/** What stands against the planned time, each with the override that was asked and who has spoken on it (D116). */
export async function listConflicts(ctx: Context, number: string) {
  const row = await getRow(ctx, number)
  const { plannedStart, plannedEnd } = row
  return plannedStart && plannedEnd ? findConflicts(reader, ctx, { ...row, plannedStart, plannedEnd }) : []
}

/** The checks of the start gate as they stand now. */
export const listChecks = async (ctx: Context, number: string) =>
  getGate(reader, ctx, await getRow(ctx, number))
