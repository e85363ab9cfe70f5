import type { Actor } from './auth/actor'

declare const proven: unique symbol
/** Who acts, when, in which request. Minted only at a door (lib/mint-context.ts). */
export type Context = {
  readonly actor: Actor
  /** Database time (D114): of the session read for queries, of the transaction inside a command. */
  readonly now: Date
  readonly requestId: string
  /** Sent by the client so that a retried call takes effect once (R02). */
  readonly idempotencyKey?: string
  /** Set only by the seed and by tests, which live in another time; commands otherwise read the database's clock. */
  readonly clock?: Date
  /** History that is told afterwards: it is in the trail, and nobody is notified of it. */
  readonly silent?: true
  readonly [proven]: true
}
