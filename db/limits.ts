import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import {
  ADDRESS_GUESSES_AN_HOUR,
  ALL_GUESSES_IN_TEN_MINUTES,
  GUESSES_AN_HOUR,
  waitAfter,
  waitInWords,
} from '#lib/auth/throttle'
import { Refusal } from '#lib/refusal'
import { sql } from './client'

/** What the limiter asks of a PostgreSQL client, over our own pool. Its queries are fixed texts with parameters. */
const storeClient = {
  async query({ text, values }: { text: string; values?: (string | number | null)[] }) {
    const rows = await sql.unsafe(text, values ?? [])
    return { rows: [...rows], rowCount: rows.count }
  },
}

const HOUR = 3600
/** Counted in the database, so that several web processes share one budget. */
const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterPostgres({
    storeClient,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  })
const tried = limiter('tried', GUESSES_AN_HOUR, HOUR)
const failures = limiter('failures', 1_000_000, HOUR)
const pause = limiter('pause', 1, HOUR)
const addresses = limiter('address', ADDRESS_GUESSES_AN_HOUR, HOUR)
const everybody = limiter('everybody', ALL_GUESSES_IN_TEN_MINUTES, 600)

type Guess = { succeeded: () => Promise<void>; failed: () => Promise<void>; notTried: () => Promise<void> }

/**
 * Takes one guess from the budgets of the lane, the address and the installation before a password is tried. A lane is an
 * account, or an account from a device that signed in to it before (`known`), so that a flood of others' guesses does not
 * keep its owner out (T07). `address` is null where no trustworthy one is known. Throws `rate_limited` with the wait.
 */
export async function limitGuesses({
  lane,
  known,
  address,
}: {
  lane: string
  known: boolean
  address: string | null
}): Promise<Guess> {
  const wait = waitAfter((await failures.get(lane))?.consumedPoints ?? 0)
  if (wait > 0) await take(pause, lane, { customDuration: wait })
  await take(tried, lane)
  const wide: [RateLimiterPostgres, string][] = known
    ? []
    : [[everybody, 'all'], ...(address ? [[addresses, address] as [RateLimiterPostgres, string]] : [])]
  for (const [budget, key] of wide) await take(budget, key)
  const giveBack = async () => {
    await tried.reward(lane)
    for (const [budget, key] of wide) await budget.reward(key)
  }
  return {
    async succeeded() {
      await giveBack()
      await Promise.all([failures.delete(lane), pause.delete(lane)])
    },
    async failed() {
      const { consumedPoints } = await failures.penalty(lane)
      // The wait runs from this failure, also for guesses sent at the same moment.
      await pause.set(lane, 1, waitAfter(consumedPoints))
    },
    notTried: giveBack,
  }
}

async function take(budget: RateLimiterPostgres, key: string, options?: { customDuration: number }) {
  try {
    await budget.consume(key, 1, options)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const wait = waitInWords(error.msBeforeNext)
    throw new Refusal('rate_limited', `Too many attempts. Try again in ${wait}.`)
  }
}
