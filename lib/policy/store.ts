import type { Tx } from '#db/client'
import { policyVersion } from '#db/schema/policy'
import { STANDARD_RULEBOOK } from './rulebook'

/** The standard as this product reads it, in force from the founding of an installation. */
export async function storeFirstPolicy(tx: Tx, now: Date, { tokensDecide = false } = {}) {
  const rulebook = { ...STANDARD_RULEBOOK, route: { ...STANDARD_RULEBOOK.route, tokensDecide } }
  await tx
    .insert(policyVersion)
    .values({
      version: 1,
      rulebook,
      note: 'The standard, made consistent',
      proposedAt: now,
      activatedAt: now,
    })
    .onConflictDoNothing()
}
