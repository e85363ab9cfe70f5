import { eq } from 'drizzle-orm'
import { conflictOverride, overrideVoice } from '#db/schema/calendar'
import { lockChange } from '../change/queries'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canAskOverride, canVoice, roleFor } from './permissions'
import { findConflicts, findFreezeOwner } from './queries'
import { AskOverride } from './schema'

/** Asks everyone whom D116 names to let one conflict pass, for this revision at this time; the asker's own voice counts at once. */
export const askOverride = defineCommand({
  name: 'ask-override',
  action: ['A24', 'A27'],
  schema: AskOverride,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canAskOverride(actor, subject),
  async run(tx, ctx, subject, { target, reason }) {
    const { id, number, plannedStart, plannedEnd, revision } = subject
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'An override is asked by a person.')
    if (!plannedStart || !plannedEnd) throw new Refusal('conflict', 'Propose a time first.')
    const conflicts = await findConflicts(tx, ctx, { ...subject, plannedStart, plannedEnd })
    const conflict = conflicts.find(({ key }) => key === target)
    if (!conflict) throw new Refusal('not_found', 'Nothing of that kind stands against this time.')
    if (conflict.overriders === null) throw new Refusal('conflict', conflict.remedy)
    if (conflict.overriders.length === 0)
      throw new Refusal('conflict', 'This conflict does not block, so no override is needed.')
    if (conflict.override && !conflict.override.refusedAt)
      throw new Refusal('conflict', 'An override of this conflict is already asked.')

    const needs = [...conflict.overriders]
    const kind =
      conflict.kind === 'freeze' ? 'freeze' : conflict.kind === 'short_notice' ? 'notice' : 'conflict'
    const [row] = await tx
      .insert(conflictOverride)
      .values({
        changeId: id,
        revision,
        kind,
        target,
        plannedStart,
        plannedEnd,
        reason,
        needs,
        askedBy: ctx.actor.id,
        askedAt: ctx.now,
      })
      .returning({ id: conflictOverride.id })
    const overrideId = row!.id
    const of = { changeId: id, number, overrideId }
    const asked = {
      type: 'calendar.override_asked',
      kind: conflict.kind,
      target,
      reason,
      needs,
      ...of,
    } as const
    const freezeOwnerId =
      kind === 'freeze' && conflict.targetId ? await findFreezeOwner(tx, conflict.targetId) : null
    const open = { needs, voices: [], inForceAt: null, refusedAt: null, freezeOwnerId, current: true }
    const role = canVoice(ctx.actor, open, subject).ok ? roleFor(ctx.actor, open) : null
    if (!role) return { value: { number, overrideId, inForce: false }, events: [asked] }

    await tx
      .insert(overrideVoice)
      .values({ overrideId, personId: ctx.actor.id, role, agrees: true, reason, at: ctx.now })
    const inForce = needs.length === 1
    if (inForce)
      await tx.update(conflictOverride).set({ inForceAt: ctx.now }).where(eq(conflictOverride.id, overrideId))
    return {
      value: { number, overrideId, inForce },
      events: [asked, { type: 'calendar.override_agreed', role, inForce, ...of }],
    }
  },
})
