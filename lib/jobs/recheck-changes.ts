import { recheckDecisions } from '../approval/recheck-decisions'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import { listTouchedChanges } from './queries'

/** After a role or an account changed: voids what no longer stands and asks whoever may decide now (R09, rule 15). */
export async function recheckChanges(ctx: Context, { eventIds }: { eventIds: readonly string[] }) {
  for (const { number } of await listTouchedChanges(ctx, eventIds)) {
    try {
      await recheckDecisions(ctx, { number })
    } catch (error) {
      // Nothing to change on this one is the usual case.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
