import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Refusal } from './refusal'

/** T06: Argon2id (the library's default algorithm) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Hash of no password: an unknown person costs as much as a known one. */
const DUMMY =
  '$argon2id$v=19$m=19456,t=2,p=1$Y2FiaW5ldC1kdW1teS1zYWx0$5Wm0PjUyVyWj0OaA1vt8YVQZ5n7pSL8cTXmVZ5Q0m0Q'

/** Hashing fills libuv's threads: few at once, a short queue, then "later" (T07). */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2))
const QUEUE = 20
let running = 0
const waiting: (() => void)[] = []

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= QUEUE)
      throw new Refusal('rate_limited', 'Many people are signing in right now. Try again in a moment.')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, COST))
export const checkPassword = (password: string, against: string | null): Promise<boolean> =>
  limited(async () => (await verify(against ?? DUMMY, password).catch(() => false)) && against !== null)
