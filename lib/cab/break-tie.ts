import { isRunning } from '../approval/permissions'
import { settleChange } from '../approval/store'
import { defineCommand } from '../define-command'
import { deny, every, Refusal } from '../refusal'
import { tallyOf } from './board'
import { canBreakTie } from './permissions'
import { lockBoard } from './queries'
import { BreakTie } from './schema'
import { storeRuling } from './store'
import type { CastingVote } from './tally'

/** The CTO's casting vote where the chair is recused, with its rationale (A30, D32, D115). */
export const breakTie = defineCommand({
  name: 'break-tie',
  action: 'A30',
  schema: BreakTie,
  lock: (tx, { number }, ctx) => lockBoard(tx, ctx, number),
  may: (actor, { subject, decisions, board, rulebook }, { digest }) =>
    every(
      isRunning(subject),
      canBreakTie(actor, rulebook.route.board.casting.role, subject, decisions),
      subject.status === 'in_review' && tallyOf(board, null).tieBreaker === 'cto'
        ? { ok: true }
        : deny('There is no tie for you to break on this change.', 'conflict'),
      digest === subject.digest
        ? { ok: true }
        : deny('This change was edited after you opened it. Reload the page.', 'conflict'),
    ),
  async run(tx, ctx, { subject, board }, { value, rationale }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A tie is broken by a person.')
    const casting: CastingVote = { personId: ctx.actor.id, as: 'cto', value, rationale }
    const tally = tallyOf(board, casting)
    const { result: outcome } = tally
    if (outcome === 'tied' || outcome === 'undecided')
      throw new Refusal('conflict', tally.explanation.join(' '), { tally })
    const ruled = await storeRuling(tx, ctx, subject, { outcome, rationale, board, tally, casting })
    const settled = await settleChange(tx, ctx, subject)
    return {
      value: { number: subject.number, status: settled.status, tally },
      events: [
        ruled,
        ...settled.events.map((event) =>
          event.type === 'change.rejected' ? { ...event, reason: rationale } : event,
        ),
      ],
    }
  },
})
