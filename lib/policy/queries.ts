import { desc, eq, isNotNull } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { policyVersion } from '#db/schema/policy'
import { Refusal } from '../refusal'
import { Rulebook } from './rulebook'

const known = new Map<number, Rulebook>()

/** The version in force, for what is not yet submitted. */
export async function getRulebook(tx: Tx | typeof db = db): Promise<Rulebook> {
  const [row] = await tx
    .select({ version: policyVersion.version })
    .from(policyVersion)
    .where(isNotNull(policyVersion.activatedAt))
    .orderBy(desc(policyVersion.version))
    .limit(1)
  if (!row)
    throw new Refusal(
      'precondition',
      'No policy is in force yet. Ask the administrator to finish the set-up.',
    )
  return getRulebookVersion(row.version, tx)
}

/** A version by number. Versions never change, so a process reads each once. */
export async function getRulebookVersion(version: number, tx: Tx | typeof db = db): Promise<Rulebook> {
  const cached = known.get(version)
  if (cached) return cached
  const [row] = await tx
    .select({ rulebook: policyVersion.rulebook })
    .from(policyVersion)
    .where(eq(policyVersion.version, version))
  // A rulebook that no longer parses grants nothing (R08).
  if (!row) throw new Refusal('precondition', `Policy version ${version} is missing.`)
  const rulebook = Rulebook.parse(row.rulebook)
  known.set(version, rulebook)
  return rulebook
}
