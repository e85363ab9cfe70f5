import { and, eq, isNull } from 'drizzle-orm'
import { changeWindow } from '#db/schema/calendar'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditWindows } from './permissions'
import { RetireWindow } from './schema'

export const retireWindow = defineCommand({
  name: 'retire-window',
  action: 'A26',
  schema: RetireWindow,
  async lock(tx, { windowId }) {
    const [row] = await tx
      .select()
      .from(changeWindow)
      .where(and(eq(changeWindow.id, windowId), isNull(changeWindow.retiredAt)))
      .for('update')
    if (!row) throw new Refusal('not_found', 'There is no such window.')
    return row
  },
  may: (actor) => canEditWindows(actor),
  async run(tx, ctx, { id, name }, { reason }) {
    await tx.update(changeWindow).set({ retiredAt: ctx.now }).where(eq(changeWindow.id, id))
    return { value: { id }, events: [{ type: 'calendar.window_retired', windowId: id, name, reason }] }
  },
})
