import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { boardRuling } from '#db/schema/approval'
import type { Person } from '../approval/eligibility'
import { getProceedings } from '../approval/queries'
import { storeWord, voidWord } from '../approval/standing/store'
import type { LockedChange } from '../change/queries'
import type { Context } from '../context'
import type { DomainEvent } from '../events'
import type { Rulebook } from '../policy/rulebook'
import { must, Refusal } from '../refusal'
import { type Board, boardOf, tallyOf } from './board'
import { canReplace, canVote } from './permissions'
import type { LockedBoard } from './queries'
import { seatName } from './quorum'
import type { RecordRuling } from './schema'
import type { CastingVote, Tally } from './tally'

/**
 * Keeps the votes of a meeting. A word that the person gave before for the same seat stands when it is the same (D111)
 * and is replaced, by a row of its own, when it is not; what somebody else gave in person is theirs alone to take back.
 */
export async function storeVotes(
  tx: Tx,
  ctx: Context,
  { subject, steps, words, decisions, people, board, boardStep, rulebook }: LockedBoard,
  votes: RecordRuling['votes'],
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = []
  for (const [at, { seat: key, personId, vote, reason, conditions }] of votes.entries()) {
    const seat = board.seats.find((one) => one.key === key)
    const voter = people.find(({ id }) => id === personId)
    const role = rulebook.route.board.seats.find((one) => one.key === key)?.role
    if (!seat || !voter || !role)
      throw new Refusal('invalid', 'Choose who votes for the seat.', {
        errors: [{ path: `votes.${at}.personId`, message: 'Choose who votes for the seat.' }],
      })
    must(canVote(voter, seat, subject, decisions))
    const standing = words.filter(
      (word) => word.seat === key && word.voidedBy === null && word.kind !== 'ask',
    )
    const earlier = standing.find((word) => word.personId === personId)
    if (earlier && earlier.kind === vote && conditions.length === 0) continue
    must(canReplace(ctx.actor, standing, people))
    if (earlier?.kind === 'recuse')
      throw new Refusal('conflict', `${seatName(key)}: this person is recused; a deputy votes.`)
    if (earlier) await voidWord(tx, ctx, subject, earlier, 'Replaced by the vote in the meeting.')
    const own = steps.find((step) => step.seat === key && (step.people?.includes(personId) ?? true))
    const stepId = own?.id ?? boardStep.id
    const word = { stepId, personId, kind: vote, role, seat: key, reason }
    const decisionId = await storeWord(tx, ctx, subject, word, conditions)
    events.push({
      type: 'cab.vote_recorded',
      changeId: subject.id,
      number: subject.number,
      stepId,
      decisionId,
      seat: key,
      personId,
      vote,
    })
  }
  return events
}

/** The votes as they stand in this transaction, counted. */
export async function tallyNow(
  tx: Tx,
  { subject, people, rulebook }: Pick<LockedBoard, 'subject' | 'people' | 'rulebook'>,
  casting: CastingVote | null,
): Promise<{ board: Board; tally: Tally }> {
  const proceedings = await getProceedings(tx, subject.id, subject.revision)
  const board = boardOf(proceedings, people, subject, rulebook)
  return { board, tally: tallyOf(board, casting) }
}

type Ruling = {
  outcome: (typeof boardRuling.$inferInsert)['outcome']
  rationale: string
  board: Board
  tally: Tally
  casting: CastingVote | null
}
/** Keeps what was declared with the votes that it was counted from. */
export async function storeRuling(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  { outcome, rationale, board, tally, casting }: Ruling,
): Promise<DomainEvent> {
  if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A ruling is recorded by a person.')
  await tx.insert(boardRuling).values({
    stepId: board.stepId,
    changeId: subject.id,
    revision: subject.revision,
    digest: subject.digest,
    outcome,
    tally: { ...tally, votes: board.votes, casting },
    rationale,
    recordedBy: ctx.actor.id,
    recordedAt: ctx.now,
  })
  return {
    type: 'cab.ruling_recorded',
    changeId: subject.id,
    number: subject.number,
    stepId: board.stepId,
    outcome,
    rationale,
    explanation: tally.explanation,
  }
}

/** Voids the standing ruling when the votes that still count no longer carry it; the board is asked again. */
export async function recountRuling(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  rulebook: Rulebook,
  people: readonly Person[],
): Promise<DomainEvent[]> {
  const proceedings = await getProceedings(tx, subject.id, subject.revision)
  const { ruling, rulingId, rulingTally } = proceedings
  if (!ruling || !rulingId) return []
  const board = boardOf(proceedings, people, { ...subject, authorIds: subject.authors }, rulebook)
  const { casting } = rulingTally as { casting: CastingVote | null }
  if (tallyOf(board, casting).result === ruling.outcome) return []
  await tx
    .update(boardRuling)
    .set({ voidedAt: ctx.now, voidedBy: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where(and(eq(boardRuling.id, rulingId), isNull(boardRuling.voidedAt)))
  return [
    {
      type: 'cab.ruling_voided',
      changeId: subject.id,
      number: subject.number,
      stepId: board.stepId,
      reason: 'The votes that still count no longer carry it.',
    },
  ]
}
