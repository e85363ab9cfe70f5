import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Refusal } from './refusal'

/** T06: Argon2id (the library's default algorithm) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const PREFIX = '$argon2id$v=19$m=19456,t=2,p=1$'
/** Hash of 32 random bytes nobody kept: an unknown person costs as much as a known one (T06). */
const DUMMY = `${PREFIX}Q7CP0nu1gB9x/Uh0NDxQ5g$gfHYZZ+zKoiHVbUCQgBQCLe1mN6oT7OFCX9OQ70OnZc`

/** Hashing fills libuv's threads: few at once, a short queue, then "later" (T07). */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2))
const QUEUE = 20
let running = 0
const waiting: (() => void)[] = []

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++
  else if (waiting.length >= QUEUE)
    throw new Refusal('rate_limited', 'Many people are signing in right now. Try again in a moment.')
  // Whoever leaves hands over the place, so that nobody can slip in between.
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** Refused as `rate_limited` when too many wait. */
export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, COST))
/** Costs the same whether a hash is given or not; null never matches. */
export const checkPassword = (password: string, against: string | null): Promise<boolean> =>
  limited(async () => (await verify(against ?? DUMMY, password).catch(() => false)) && against !== null)
/** Made with other parameters than today's: hash anew at the next sign-in (T06). */
export const isOutdated = (hashed: string): boolean => !hashed.startsWith(PREFIX)
