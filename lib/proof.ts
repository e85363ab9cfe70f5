import { inject, test } from 'vitest'

export type Proof = { promise: string; number: number; seed: number }
declare module 'vitest' {
  interface ProvidedContext {
    /** `full` under `npm run prove`; absent or `small` with every merge. */
    scale: 'small' | 'full'
    seed: number
  }
  interface TaskMeta {
    proof?: Proof
  }
}

const SEED = 20_261_124
const FULL_TIMEOUT_MS = 14_400_000
const SMALL_TIMEOUT_MS = 300_000

/**
 * A test of a promise whose trials can be many: `prove('R11 …', { small: 60, full: 1_000 }, async (n, seed) => …)`.
 * The title begins with the promise; `npm test` runs it at the small number, `npm run prove` at the full one.
 */
export function prove(
  title: `${'R' | 'T'}${number} ${string}`,
  numbers: { small: number; full: number },
  body: (n: number, seed: number) => Promise<void> | void,
): void {
  const full = inject('scale') === 'full'
  const [promise = ''] = title.split(' ')
  const proof = { promise, number: full ? numbers.full : numbers.small, seed: inject('seed') ?? SEED }
  test(title, { timeout: full ? FULL_TIMEOUT_MS : SMALL_TIMEOUT_MS }, async ({ task }) => {
    task.meta.proof = proof
    await body(proof.number, proof.seed)
  })
}
