import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client'
import { approvalStep } from '#db/schema/approval'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import { decideStep } from '#lib/approval/decide-step'
import type { Role } from '#lib/auth/roles'
import { recordRuling } from '#lib/cab/record-ruling'
import { askOverride } from '#lib/calendar/ask-override'
import { scheduleChange } from '#lib/calendar/schedule-change'
import { voiceOverride } from '#lib/calendar/voice-override'
import { cancelChange } from '#lib/change/cancel-change'
import { commentOnChange } from '#lib/change/comment-on-change'
import { draftChange } from '#lib/change/draft-change'
import { holdChange } from '#lib/change/hold-change'
import type { Outcome } from '#lib/change/lifecycle'
import type { DraftChange } from '#lib/change/schema'
import { submitChange } from '#lib/change/submit-change'
import type { Context } from '#lib/context'
import { finishImplementation } from '#lib/implementation/finish-implementation'
import { startImplementation } from '#lib/implementation/start-implementation'
import { tickStep } from '#lib/implementation/tick-step'
import { fireTimer } from '#lib/jobs/fire-timer'
import { mintContext } from '#lib/mint-context'
import type { RequirementKey, SeatKey } from '#lib/policy/step'
import { Refusal } from '#lib/refusal'
import { closeChange } from '#lib/review/close-change'
import { signReview } from '#lib/review/sign-review'
import { CAST, type CastKey } from './cast'

export type Content = z.input<typeof DraftChange>
export type IdOf = (key: CastKey) => string

/** A context of one of the cast at a time of the past. */
export const contextAt = (idOf: IdOf, key: CastKey, at: Date): Context =>
  mintContext({
    actor: {
      kind: 'person',
      id: idOf(key),
      name: CAST[key].name,
      roles: [...CAST[key].roles],
      means: { kind: 'screen' },
    },
    now: at,
    clock: at,
    requestId: randomUUID(),
  })

type Seats = Partial<Record<SeatKey, readonly [CastKey, 'approve' | 'reject' | 'abstain', string]>>
/** Who agrees to an override, and why (D38). */
type Voice = readonly [who: CastKey, why: string]
type Ruling = 'approved' | 'approved_with_conditions' | 'rejected' | 'deferred'

/** Raises a change and gives what can be done to it, each by the command that its button calls, in the order of time. */
export async function raiseChange(idOf: IdOf, by: CastKey, at: Date, content: Content) {
  const { id, number } = await draftChange(contextAt(idOf, by, at), content)

  const digest = async () =>
    (await db.select({ digest: change.digest }).from(change).where(eq(change.id, id)))[0]!.digest
  const stepOf = async (role: RequirementKey) => {
    const [row] = await db
      .select({ id: approvalStep.id })
      .from(approvalStep)
      .innerJoin(
        change,
        and(eq(change.id, approvalStep.changeId), eq(change.revision, approvalStep.revision)),
      )
      .where(and(eq(change.id, id), eq(approvalStep.role, role)))
    if (!row) throw new RangeError(`${number} (${content.title}) asks nothing of ${role}.`)
    return row.id
  }
  /** What the clocks of this change did until then, each at its own time. */
  const ring = async (until: Date) => {
    const due = await db
      .select({ id: timer.id, at: timer.dueAt })
      .from(timer)
      .where(
        and(
          eq(timer.changeId, id),
          lte(timer.dueAt, until),
          isNull(timer.firedAt),
          isNull(timer.cancelledAt),
        ),
      )
      .orderBy(timer.dueAt)
    for (const { id: timerId, at: clock } of due) {
      const ctx = mintContext({
        actor: { kind: 'system', job: 'clock' },
        now: clock,
        requestId: randomUUID(),
        clock,
      })
      await fireTimer(ctx, { timerId }).catch((error: unknown) => {
        // Its step is decided or its clock stands still, as for the worker.
        if (!(error instanceof Refusal)) throw error
      })
    }
  }
  let last = at
  const as = async (key: CastKey, when: Date) => {
    if (when < last)
      throw new RangeError(`${number} (${content.title}) is told against time at ${when.toISOString()}.`)
    last = when
    await ring(when)
    return contextAt(idOf, key, when)
  }
  const decide = async (
    when: Date,
    who: CastKey,
    role: Exclude<RequirementKey, 'board'>,
    decision: 'approve' | 'approve_with_conditions' | 'reject' | 'ask',
    reason: string,
    conditions: { text: string; ownerId: string }[] = [],
  ) =>
    decideStep(await as(who, when), {
      number,
      step: await stepOf(role),
      decision,
      reason,
      conditions,
      digest: await digest(),
    })

  return {
    ring,
    submit: async (when: Date) => submitChange(await as(by, when), { number }),
    say: async (when: Date, who: CastKey, body: string) =>
      commentOnChange(await as(who, when), { number, body }),
    approve: (when: Date, who: CastKey, role: Exclude<RequirementKey, 'board'>, reason = '') =>
      decide(when, who, role, 'approve', reason),
    approveIf: (
      when: Date,
      who: CastKey,
      role: Exclude<RequirementKey, 'board'>,
      reason: string,
      conditions: readonly (readonly [owner: CastKey, text: string])[],
    ) =>
      decide(
        when,
        who,
        role,
        'approve_with_conditions',
        reason,
        conditions.map(([owner, text]) => ({ text, ownerId: idOf(owner) })),
      ),
    reject: (when: Date, who: CastKey, role: Exclude<RequirementKey, 'board'>, reason: string) =>
      decide(when, who, role, 'reject', reason),
    ask: (when: Date, who: CastKey, role: Exclude<RequirementKey, 'board'>, question: string) =>
      decide(when, who, role, 'ask', question),
    /** The chair records what was not said in the inbox before, and declares the outcome. */
    board: async (when: Date, outcome: Ruling, rationale: string, seats: Seats = {}) =>
      recordRuling(await as('mona', when), {
        number,
        digest: await digest(),
        outcome,
        rationale,
        votes: Object.entries(seats).map(([seat, [who, vote, reason]]) => ({
          seat: seat as SeatKey,
          personId: idOf(who),
          vote,
          reason,
        })),
      }),
    /** Confirms the time; what blocks it is overridden by the change manager and the CTO, who may (D116). */
    async schedule(when: Date) {
      try {
        await scheduleChange(await as('mona', when), { number })
      } catch (error) {
        if (!(error instanceof Refusal) || !error.detail['conflicts']) throw error
        const conflicts = error.detail['conflicts'] as { key: string; overriders: Role[] | null }[]
        for (const { key } of conflicts)
          await override(
            as,
            by,
            number,
            key,
            [when, 'No other time suits the service.'],
            [
              ['mona', 'The window before is taken; nothing else restarts then.'],
              ['tina', 'Agreed with the service owner.'],
            ],
          )
        await scheduleChange(await as('mona', when), { number })
      }
    },
    override: (when: Date, key: string, reason: string, voices: readonly Voice[]) =>
      override(as, by, number, key, [when, reason], voices),
    hold: async (when: Date, reason: string) => holdChange(await as(by, when), { number, reason }),
    cancel: async (when: Date, reason: string) => cancelChange(await as(by, when), { number, reason }),
    start: async (when: Date, who: CastKey) => startImplementation(await as(who, when), { number }),
    tick: async (when: Date, who: CastKey, stepId: string, note = '', status: 'done' | 'skipped' = 'done') =>
      tickStep(await as(who, when), { number, stepId, status, note }),
    finish: async (when: Date, who: CastKey, outcome: Exclude<Outcome, 'rollback_failed'>, note = '') =>
      finishImplementation(await as(who, when), { number, outcome, note }),
    sign: async (when: Date, who: CastKey, note: string) => signReview(await as(who, when), { number, note }),
    close: async (when: Date, who: CastKey = 'mona') => closeChange(await as(who, when), { number }),
  }
}
export type ToldChange = Awaited<ReturnType<typeof raiseChange>>

async function override(
  as: (key: CastKey, when: Date) => Promise<Context>,
  by: CastKey,
  number: string,
  target: string,
  [when, reason]: readonly [Date, string],
  voices: readonly Voice[],
) {
  const { overrideId, inForce } = await askOverride(await as(by, when), { number, target, reason })
  if (inForce) return
  for (const [at, [who, why]] of voices.entries()) {
    const { inForce: done } = await voiceOverride(
      await as(who, new Date(when.getTime() + (at + 1) * 60_000)),
      {
        number,
        overrideId,
        agree: true,
        reason: why,
      },
    )
    if (done) return
  }
}
