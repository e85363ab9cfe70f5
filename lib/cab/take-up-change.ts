import { isRunning } from '../approval/permissions'
import { OnChange } from '../change/schema'
import { defineCommand } from '../define-command'
import { every } from '../refusal'
import { takeUp } from './deferral/store'
import { canTakeUp } from './permissions'
import { lockBoard } from './queries'

/** The chair brings a deferred change back before its time is over. */
export const takeUpChange = defineCommand({
  name: 'take-up-change',
  action: 'A28',
  schema: OnChange,
  lock: (tx, { number }, ctx) => lockBoard(tx, ctx, number),
  may: (actor, { subject, board }) => every(canTakeUp(actor, board.chair, subject), isRunning(subject)),
  async run(tx, ctx, { subject }) {
    const { status, events } = await takeUp(tx, ctx, subject)
    const [first, ...rest] = events
    return { value: { number: subject.number, status }, events: [first!, ...rest] }
  },
})
