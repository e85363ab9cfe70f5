import { and, eq } from 'drizzle-orm'
import { conflictOverride, overrideVoice } from '#db/schema/calendar'
import { lockChange } from '../change/queries'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canVoice, roleFor } from './permissions'
import { findFreezeOwner } from './queries'
import { VoiceOverride } from './schema'

/** Agrees to an override or refuses it; it is in force once every role it needs has agreed, each by another person (D116). */
export const voiceOverride = defineCommand({
  name: 'voice-override',
  action: 'A27',
  schema: VoiceOverride,
  async lock(tx, { number, overrideId }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    const [row] = await tx
      .select()
      .from(conflictOverride)
      .where(and(eq(conflictOverride.id, overrideId), eq(conflictOverride.changeId, subject.id)))
      .for('update')
    if (!row) throw new Refusal('not_found', 'There is no such override on this change.')
    const voices = await tx.select().from(overrideVoice).where(eq(overrideVoice.overrideId, overrideId))
    const freezeOwnerId =
      row.kind === 'freeze' ? await findFreezeOwner(tx, row.target.slice('freeze:'.length)) : null
    const current =
      row.revision === subject.revision &&
      row.plannedStart.getTime() === subject.plannedStart?.getTime() &&
      row.plannedEnd.getTime() === subject.plannedEnd?.getTime()
    return { subject, asked: { ...row, voices, freezeOwnerId, current } }
  },
  may: (actor, { subject, asked }) => canVoice(actor, asked, subject),
  async run(tx, ctx, { subject, asked }, { agree, reason }) {
    const role = roleFor(ctx.actor, asked)
    if (ctx.actor.kind !== 'person' || !role)
      throw new Refusal('forbidden', 'This override needs another role.')
    await tx
      .insert(overrideVoice)
      .values({ overrideId: asked.id, personId: ctx.actor.id, role, agrees: agree, reason, at: ctx.now })
    const inForce = agree && asked.voices.length + 1 === asked.needs.length
    if (inForce || !agree)
      await tx
        .update(conflictOverride)
        .set(agree ? { inForceAt: ctx.now } : { refusedAt: ctx.now })
        .where(eq(conflictOverride.id, asked.id))
    const of = { changeId: subject.id, number: subject.number, overrideId: asked.id, role }
    return {
      value: { number: subject.number, overrideId: asked.id, inForce },
      events: [
        agree
          ? { type: 'calendar.override_agreed', inForce, reason, ...of }
          : { type: 'calendar.override_refused', reason, ...of },
      ],
    }
  },
})
