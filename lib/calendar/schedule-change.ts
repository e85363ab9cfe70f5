import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { lockChange } from '../change/queries'
import { OnChange } from '../change/schema'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { lockServices } from '../service/queries'
import { canSchedule } from './permissions'
import { findConflicts } from './queries'

/** Confirms the proposed time (A25). Approval and calendar are two gates; neither implies the other. */
export const scheduleChange = defineCommand({
  name: 'schedule-change',
  action: 'A25',
  schema: OnChange,
  async lock(tx, { number }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    await lockServices(tx, subject.content.services)
    return subject
  },
  may: (actor, subject) => canSchedule(actor, subject),
  async run(tx, ctx, subject) {
    const { id, number, plannedStart, plannedEnd, version } = subject
    if (!plannedStart || !plannedEnd) throw new Refusal('conflict', 'Propose a time first.')
    const conflicts = await findConflicts(tx, ctx, { ...subject, plannedStart, plannedEnd })
    const blocking = conflicts.filter(({ severity, overridden }) => severity === 'block' && !overridden)
    if (blocking[0])
      throw new Refusal('conflict', `${blocking[0].sentence} ${blocking[0].remedy}`, {
        conflicts: blocking.map(({ key, kind, sentence, remedy, overriders }) => ({
          key,
          kind,
          sentence,
          remedy,
          overriders,
        })),
      })
    await tx
      .update(change)
      .set({ status: 'scheduled', scheduledAt: ctx.now, version: version + 1, updatedAt: ctx.now })
      .where(eq(change.id, id))
    const [start, end] = [plannedStart.toISOString(), plannedEnd.toISOString()]
    return {
      value: { number, status: 'scheduled' as const, plannedStart: start, plannedEnd: end },
      events: [{ type: 'calendar.scheduled', changeId: id, number, start, end }],
    }
  },
})
