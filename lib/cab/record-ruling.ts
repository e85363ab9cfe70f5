import { isRunning } from '../approval/permissions'
import { findDifferences } from '../approval/queries'
import { settleChange } from '../approval/store'
import { defineCommand } from '../define-command'
import type { DomainEvent } from '../events'
import { storeTimers } from '../jobs/store'
import { every, Refusal } from '../refusal'
import { deferChange } from './deferral/store'
import { canChair } from './permissions'
import { lockBoard } from './queries'
import { RecordRuling } from './schema'
import { storeRuling, storeVotes, tallyNow } from './store'
import type { CastingVote, Tally } from './tally'

/**
 * The chair records the seats' votes and declares what they say (A28-A30). The votes are counted in this transaction,
 * those given in the inbox before included (D111); a declaration that they do not carry is refused with the count.
 */
export const recordRuling = defineCommand({
  name: 'record-ruling',
  action: ['A28', 'A29', 'A30'],
  schema: RecordRuling,
  async lock(tx, { number, digest }, ctx) {
    const locked = await lockBoard(tx, ctx, number)
    return { ...locked, differences: await findDifferences(tx, locked.subject, digest) }
  },
  may(actor, { subject, decisions, board, boardStep }) {
    const meeting = { board: boardStep, chair: board.chair }
    return every(isRunning(subject), canChair(actor, meeting, subject, decisions))
  },
  async run(tx, ctx, locked, given) {
    const { subject, boardStep, differences } = locked
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'The board is chaired by a person.')
    if (differences)
      throw new Refusal('conflict', 'This change was edited after the board saw it. Look at what changed.', {
        differences,
        digest: subject.digest,
        revision: subject.revision,
      })
    const events = await storeVotes(tx, ctx, locked, given.votes)
    const casting: CastingVote | null = given.casting && {
      ...given.casting,
      personId: ctx.actor.id,
      as: 'chair',
    }
    const { board, tally } = await tallyNow(tx, locked, casting)
    const { outcome, rationale } = given
    const answer = async (status: string, ...more: DomainEvent[]) => {
      const [first, ...rest] = [...events, ...more]
      if (!first) throw new Refusal('conflict', 'Nothing was recorded.')
      return { value: { number: subject.number, status, tally }, events: [first, ...rest] as const }
    }
    if (outcome === 'tied') {
      if (tally.result !== 'tied' || tally.tieBreaker !== 'cto') throw uncarried(outcome, tally)
      const { role, hours } = locked.rulebook.route.board.casting
      const until = new Date(ctx.now.getTime() + hours * 3_600_000)
      await storeTimers(tx, [{ changeId: subject.id, stepId: boardStep.id, kind: 'tie', dueAt: until }])
      const of = { changeId: subject.id, number: subject.number, stepId: boardStep.id }
      return answer(subject.status, { type: 'cab.tie_referred', to: role, ...of })
    }
    if (outcome !== 'deferred' && tally.result !== outcome) throw uncarried(outcome, tally)
    const ruled = await storeRuling(tx, ctx, subject, { outcome, rationale, board, tally, casting })
    if (outcome === 'deferred')
      return answer('deferred', ruled, await deferChange(tx, ctx, locked, rationale, given.until))
    const settled = await settleChange(tx, ctx, subject)
    return answer(
      settled.status,
      ruled,
      ...settled.events.map((event) =>
        event.type === 'change.rejected' ? { ...event, reason: rationale } : event,
      ),
    )
  },
})

const uncarried = (outcome: string, tally: Tally) =>
  new Refusal(
    'conflict',
    `The votes do not say ${outcome.replaceAll('_', ' ')}: ${tally.explanation.join(' ')}`,
    { tally },
  )
