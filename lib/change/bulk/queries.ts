import { and, inArray } from 'drizzle-orm'
import { db as reader } from '#db/client'
import { change } from '#db/schema/change'
import type { Context } from '../../context'
import { deny, type Verdict } from '../../refusal'
import type { ChangeStatus } from '../lifecycle'
import { readable } from '../queries'
import { type BulkAct, MOST_AT_ONCE, verdictIn } from './act'

type Row = { number: string; title: string; status: ChangeStatus | null; held: boolean; verdict: Verdict }

/** What the act would do to each of these changes, in their order; one that the reader may not see is one that is not there. */
export async function listVerdicts(
  ctx: Context,
  act: BulkAct,
  numbers: readonly string[],
): Promise<readonly Row[]> {
  const asked = [...new Set(numbers)].slice(0, MOST_AT_ONCE)
  if (asked.length === 0) return []
  const rows = await reader
    .select()
    .from(change)
    .where(and(inArray(change.number, asked), readable(ctx)))
  return asked.map((number) => {
    const row = rows.find((one) => one.number === number)
    return row
      ? {
          number,
          title: row.title,
          status: row.status,
          held: row.heldAt !== null,
          verdict: verdictIn(act, ctx.actor, row),
        }
      : { number, title: '', status: null, held: false, verdict: deny(`There is no change ${number}.`) }
  })
}
