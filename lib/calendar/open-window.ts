import { changeWindow } from '#db/schema/calendar'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditWindows } from './permissions'
import { OpenWindow } from './schema'

export const openWindow = defineCommand({
  name: 'open-window',
  action: 'A26',
  schema: OpenWindow,
  lock: async () => null,
  may: (actor) => canEditWindows(actor),
  async run(tx, ctx, _, input) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A window is opened by a person.')
    if (input.kind === 'once' && input.endsAt <= ctx.now) {
      const message = 'This window is already over. Choose an end that is still to come.'
      throw new Refusal('invalid', message, { errors: [{ path: 'endsAt', message }] })
    }
    const [row] = await tx
      .insert(changeWindow)
      .values({ ...input, createdBy: ctx.actor.id, createdAt: ctx.now })
      .returning({ id: changeWindow.id })
    return {
      value: { id: row!.id },
      events: [{ type: 'calendar.window_opened', windowId: row!.id, name: input.name, after: input }],
    }
  },
})
