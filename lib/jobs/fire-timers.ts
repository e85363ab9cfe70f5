import type { Context } from '../context'
import { Refusal } from '../refusal'
import { fireTimer } from './fire-timer'
import { listDueTimers } from './queries'

const AT_ONCE = 200

/**
 * Fires everything that is due, each timer in a transaction of its own. Several workers may do so at once, and one that
 * dies loses nothing: what it did not commit is still due.
 */
export async function fireTimers(ctx: Context): Promise<number> {
  const fired = new Set<string>()
  const failures: unknown[] = []
  for (;;) {
    const due = (await listDueTimers(ctx, AT_ONCE)).filter(({ id }) => !fired.has(id))
    if (due.length === 0) break
    for (const { id } of due) {
      fired.add(id)
      try {
        await fireTimer(ctx, { timerId: id })
      } catch (error) {
        // Another worker was first, or the change moved on; anything else must not hold up the rest.
        if (!(error instanceof Refusal)) failures.push(error)
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} timers failed.`)
  return fired.size
}
