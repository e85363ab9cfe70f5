import { and, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { approvalCondition, decision } from '#db/schema/approval'
import { person } from '#db/schema/auth'
import type { Actor } from '../../auth/actor'
import type { Role } from '../../auth/roles'
import type { LockedChange } from '../../change/queries'
import type { Context } from '../../context'
import type { DomainEvent } from '../../events'
import type { Rulebook } from '../../policy/rulebook'
import { Refusal } from '../../refusal'
import { counts } from '../decision'
import { type Asked, type Person, stillStands } from '../eligibility'
import { type DecisionRow, type Proceedings, requirementOf } from '../queries'

const VOIDABLE: readonly string[] = [
  'in_review',
  'deferred',
  'approved_with_conditions',
  'approved',
  'scheduled',
]
const WEIGHED: readonly string[] = ['approve', 'approve_with_conditions', 'reject', 'abstain']

/**
 * Voids each counted word whose person lost the role, the account or the freedom to decide since (R09, rule 3).
 * Once the implementation has started the words stand as they were.
 */
export async function voidFallen(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  { steps, words, decisions }: Proceedings,
  people: readonly Person[],
  rulebook: Rulebook,
): Promise<DomainEvent[]> {
  if (!VOIDABLE.includes(subject.status)) return []
  const duty = { ...subject, authorIds: subject.authors }
  const fallen = words.flatMap((word, at) => {
    const said = decisions[at]
    if (!said || !counts(said, subject) || !WEIGHED.includes(word.kind)) return []
    const asked = authorityOf(word, steps, rulebook)
    const verdict = stillStands(people.find(({ id }) => id === word.personId) ?? null, asked, duty)
    return verdict.ok ? [] : [{ word, reason: verdict.reason }]
  })
  for (const { word, reason } of fallen) await voidWord(tx, ctx, subject, word, reason)
  return fallen.map(({ word, reason }) => ({
    type: 'approval.voided',
    changeId: subject.id,
    number: subject.number,
    stepId: word.stepId,
    role: steps.find(({ id }) => id === word.stepId)?.role ?? word.role,
    decisionId: word.id,
    reason,
  }))
}

/** Takes a word back in the name of the rules: a row of its own, as all that is said (A52). */
export async function voidWord(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  word: DecisionRow,
  reason: string,
) {
  await tx.insert(decision).values({
    stepId: word.stepId,
    changeId: subject.id,
    revision: subject.revision,
    personId: null,
    kind: 'void',
    role: word.role,
    seat: word.seat,
    reason,
    digest: subject.digest,
    policyVersion: subject.policyVersion ?? 0,
    means: 'system',
    voids: word.id,
    decidedAt: ctx.now,
  })
}

/** What the word was given by: its requirement, or a seat of the board that no requirement asks. */
function authorityOf(word: DecisionRow, steps: Proceedings['steps'], rulebook: Rulebook): Asked {
  const step = steps.find(({ id }) => id === word.stepId)
  if (step && step.kind === 'person') return { ...requirementOf(step), escalated: step.escalatedAt !== null }
  const seat = rulebook.route.board.seats.find(({ key }) => key === word.seat)
  return { key: 'board', roles: seat ? [seat.role] : [], people: null, escalateTo: null, escalated: false }
}

type Word = {
  stepId: string
  personId: string
  kind: (typeof decision.$inferInsert)['kind']
  /** In which role or for which seat it is given. */
  role: Role
  seat: Role | null
  reason: string
  voids?: string
}
type Condition = { text: string; ownerId: string }

/** Keeps what a person said, with the conditions it sets; `recordedBy` is whoever acts. Gives the row's id. */
export async function storeWord(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  word: Word,
  conditions: readonly Condition[] = [],
): Promise<string> {
  const { actor } = ctx
  if (actor.kind !== 'person') throw new Refusal('forbidden', 'A word is given by a person.')
  await checkOwners(tx, conditions)
  const of = { changeId: subject.id, revision: subject.revision }
  const [given] = await tx
    .insert(decision)
    .values({
      ...of,
      ...word,
      digest: subject.digest,
      policyVersion: subject.policyVersion ?? 0,
      recordedBy: actor.id,
      means: meansOf(actor),
      decidedAt: ctx.now,
    })
    .returning({ id: decision.id })
  const decisionId = given!.id
  if (conditions.length > 0)
    await tx
      .insert(approvalCondition)
      .values(conditions.map((condition) => ({ ...of, ...condition, decisionId, role: word.role })))
  return decisionId
}

const meansOf = ({ means }: Extract<Actor, { kind: 'person' }>) =>
  means.kind === 'token' ? `token:${means.tokenId}` : 'screen'

async function checkOwners(tx: Tx, conditions: readonly Condition[]) {
  const ids = [...new Set(conditions.map(({ ownerId }) => ownerId))]
  if (ids.length === 0) return
  const active = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, ids), isNull(person.disabledAt)))
  const errors = conditions.flatMap(({ ownerId }, at) =>
    active.some(({ id }) => id === ownerId)
      ? []
      : [{ path: `conditions.${at}.ownerId`, message: 'Choose an active person.' }],
  )
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
}
