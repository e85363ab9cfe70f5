import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull, lte } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client'
import { approvalCondition, approvalStep, decision } from '#db/schema/approval'
import { conflictOverride } from '#db/schema/calendar'
import { change } from '#db/schema/change'
import { timer } from '#db/schema/jobs'
import { answerQuestion } from '#lib/approval/answer-question'
import { decideStep } from '#lib/approval/decide-step'
import { meetCondition } from '#lib/approval/meet-condition'
import { withdrawDecision } from '#lib/approval/withdraw-decision'
import { recordRuling } from '#lib/cab/record-ruling'
import { askOverride } from '#lib/calendar/ask-override'
import { scheduleChange } from '#lib/calendar/schedule-change'
import { voiceOverride } from '#lib/calendar/voice-override'
import { cancelChange } from '#lib/change/cancel-change'
import { commentOnChange } from '#lib/change/comment-on-change'
import { draftChange } from '#lib/change/draft-change'
import { editChange } from '#lib/change/edit-change'
import { holdChange } from '#lib/change/hold-change'
import type { Outcome } from '#lib/change/lifecycle'
import { proposeTime } from '#lib/change/propose-time'
import { resumeChange } from '#lib/change/resume-change'
import type { DraftChange } from '#lib/change/schema'
import { submitChange } from '#lib/change/submit-change'
import { withdrawChange } from '#lib/change/withdraw-change'
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
export const contextAt = (idOf: IdOf, key: CastKey, at: Date, requestId: string = randomUUID()): Context =>
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
    silent: true,
    requestId,
  })

export type Seats = Partial<Record<SeatKey, readonly [CastKey, 'approve' | 'reject' | 'abstain', string]>>
type Ruling = 'approved' | 'approved_with_conditions' | 'rejected' | 'deferred'
type Decider = Exclude<RequirementKey, 'board'>
/** Who agrees to an override, and why (D38). */
export type Voice = readonly [who: CastKey, why: string]
const AGREED = [
  'The window before is taken; nothing else restarts then.',
  'Agreed with the service owner.',
] as const
/** A change that an earlier run of the seed began, and how many acts of it are in the books. */
export type Begun = { id: string; number: string; acts: number }

/**
 * Raises a change and gives what can be done to it, each by the command that its button calls, in the order of time.
 * What was done to it by a run that was broken off is passed over: each act carries its number into the trail.
 */
export async function raiseChange(idOf: IdOf, by: CastKey, at: Date, content: Content, begun?: Begun) {
  const { id, number } = begun ?? (await draftChange(contextAt(idOf, by, at), content))

  type Shown = { digest: string; steps: Map<string, string> }
  let shown: Shown | null = null
  /** What the form would show: the digest and the steps of the present revision. */
  const look = async (): Promise<Shown> => {
    if (shown) return shown
    const rows = await db
      .select({ digest: change.digest, role: approvalStep.role, id: approvalStep.id })
      .from(change)
      .innerJoin(
        approvalStep,
        and(eq(change.id, approvalStep.changeId), eq(change.revision, approvalStep.revision)),
      )
      .where(eq(change.id, id))
    shown = { digest: rows[0]?.digest ?? '', steps: new Map(rows.map((row) => [row.role, row.id])) }
    return shown
  }
  const stepOf = async (role: RequirementKey) => {
    const step = (await look()).steps.get(role)
    if (!step) throw new RangeError(`${number} (${content.title}) asks nothing of ${role}.`)
    return step
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
      const actor = { kind: 'system', job: 'clock' } as const
      const ctx = mintContext({ actor, now: clock, requestId: randomUUID(), clock, silent: true })
      await fireTimer(ctx, { timerId }).catch((error: unknown) => {
        // Its step is decided or its clock stands still, as for the worker.
        if (!(error instanceof Refusal)) throw error
      })
    }
  }
  let last = at
  let acts = 0
  /** Does one act as this person, unless it is in the books already. */
  const act = async (when: Date, key: CastKey, run: (ctx: Context) => Promise<unknown>) => {
    if (when < last)
      throw new RangeError(`${number} (${content.title}) is told against time at ${when.toISOString()}.`)
    last = when
    acts++
    if (begun && acts <= begun.acts) return
    await ring(when)
    await run(contextAt(idOf, key, when, `${number}-${acts}`))
  }
  const decide = (
    when: Date,
    who: CastKey,
    role: Decider,
    said: 'approve' | 'approve_with_conditions' | 'reject' | 'ask',
    reason: string,
    conditions: readonly (readonly [owner: CastKey, text: string])[] = [],
  ) =>
    act(when, who, async (ctx) =>
      decideStep(ctx, {
        number,
        step: await stepOf(role),
        decision: said,
        reason,
        conditions: conditions.map(([owner, text]) => ({ text, ownerId: idOf(owner) })),
        digest: (await look()).digest,
      }),
    )
  /** What a new revision makes of what was shown. */
  const anew = (when: Date, who: CastKey, run: (ctx: Context) => Promise<unknown>) =>
    act(when, who, async (ctx) => {
      await run(ctx)
      shown = null
    })
  /** `own`: the act is the asking itself, and not what the asking is for. */
  const override = async (
    ctx: Context,
    target: string,
    reason: string,
    voices: readonly Voice[],
    own = false,
  ) => {
    const at = (minutes: number) => new Date(ctx.now.getTime() + minutes * 60_000)
    const asked = await lastOverride(id, target)
    const { overrideId, inForce } =
      asked && !asked.refusedAt
        ? { overrideId: asked.id, inForce: asked.inForceAt !== null }
        : await askOverride(own ? ctx : contextAt(idOf, by, at(0)), { number, target, reason })
    for (const [place, [key, why]] of inForce ? [] : [...voices.entries()])
      await voiceOverride(contextAt(idOf, key, at(place + 1)), {
        number,
        overrideId,
        agree: true,
        reason: why,
      })
  }

  return {
    ring,
    submit: (when: Date) => anew(when, by, (ctx) => submitChange(ctx, { number })),
    edit: (when: Date, changes: Partial<Content>) =>
      anew(when, by, (ctx) => editChange(ctx, { number, changes })),
    propose: (when: Date, start: Date, end: Date) =>
      anew(when, by, (ctx) =>
        proposeTime(ctx, { number, plannedStart: start.toISOString(), plannedEnd: end.toISOString() }),
      ),
    say: (when: Date, who: CastKey, body: string) =>
      act(when, who, (ctx) => commentOnChange(ctx, { number, body })),
    approve: (when: Date, who: CastKey, role: Decider, reason = '') =>
      decide(when, who, role, 'approve', reason),
    approveIf: (
      when: Date,
      who: CastKey,
      role: Decider,
      reason: string,
      conditions: readonly (readonly [owner: CastKey, text: string])[],
    ) => decide(when, who, role, 'approve_with_conditions', reason, conditions),
    reject: (when: Date, who: CastKey, role: Decider, reason: string) =>
      decide(when, who, role, 'reject', reason),
    ask: (when: Date, who: CastKey, role: Decider, question: string) =>
      decide(when, who, role, 'ask', question),
    answer: (when: Date, role: Decider, answer: string) =>
      act(when, by, async (ctx) => answerQuestion(ctx, { number, step: await stepOf(role), answer })),
    /** Confirms the one condition that is open. */
    meet: (when: Date, who: CastKey, evidence: string) =>
      act(when, who, async (ctx) => {
        const [open] = await db
          .select({ id: approvalCondition.id })
          .from(approvalCondition)
          .where(and(eq(approvalCondition.changeId, id), isNull(approvalCondition.metAt)))
          .orderBy(desc(approvalCondition.revision))
        await meetCondition(ctx, { number, condition: open?.id, evidence })
      }),
    /** Takes one's last word back. */
    retract: (when: Date, who: CastKey, reason: string) =>
      act(when, who, async (ctx) => {
        const [word] = await db
          .select({ id: decision.id })
          .from(decision)
          .where(and(eq(decision.changeId, id), eq(decision.personId, idOf(who))))
          .orderBy(desc(decision.decidedAt))
        await withdrawDecision(ctx, { number, decision: word?.id, reason })
      }),
    /** The chair records what was not said in the inbox before, and declares the outcome. */
    board: (when: Date, outcome: Ruling, rationale: string, seats: Seats = {}, chair: CastKey = 'mona') =>
      act(when, chair, async (ctx) =>
        recordRuling(ctx, {
          number,
          digest: (await look()).digest,
          outcome,
          rationale,
          votes: Object.entries(seats).map(([seat, [who, vote, reason]]) => ({
            seat: seat as SeatKey,
            personId: idOf(who),
            vote,
            reason,
          })),
        }),
      ),
    /** Confirms the time; what blocks it is overridden by the change manager and the CTO, who may (D116). */
    schedule: (
      when: Date,
      who: CastKey = 'mona',
      reason = 'No other time suits the service.',
      agreed: readonly [manager: string, cto: string] = AGREED,
    ) =>
      act(when, who, async (ctx) => {
        try {
          await scheduleChange(ctx, { number })
        } catch (error) {
          if (!(error instanceof Refusal) || !error.detail['conflicts']) throw error
          const conflicts = error.detail['conflicts'] as { key: string; overriders: string[] | null }[]
          for (const { key, overriders } of conflicts) {
            const voices: Voice[] = [[who, agreed[0]]]
            if (overriders?.includes('cto')) voices.push(['tina', agreed[1]])
            await override(ctx, key, reason, voices)
          }
          await scheduleChange(ctx, { number })
        }
      }),
    override: (when: Date, key: string, reason: string, voices: readonly Voice[]) =>
      act(when, by, (ctx) => override(ctx, key, reason, voices, true)),
    /** Refuses the override that was asked last. */
    refuse: (when: Date, who: CastKey, key: string, reason: string) =>
      act(when, who, async (ctx) => {
        const asked = await lastOverride(id, key)
        await voiceOverride(ctx, { number, overrideId: asked?.id, agree: false, reason })
      }),
    hold: (when: Date, reason: string) => act(when, by, (ctx) => holdChange(ctx, { number, reason })),
    resume: (when: Date) => act(when, by, (ctx) => resumeChange(ctx, { number })),
    cancel: (when: Date, reason: string) => act(when, by, (ctx) => cancelChange(ctx, { number, reason })),
    withdraw: (when: Date, reason: string) => act(when, by, (ctx) => withdrawChange(ctx, { number, reason })),
    start: (when: Date, who: CastKey) => act(when, who, (ctx) => startImplementation(ctx, { number })),
    tick: (when: Date, who: CastKey, stepId: string, note = '', status: 'done' | 'skipped' = 'done') =>
      act(when, who, (ctx) => tickStep(ctx, { number, stepId, status, note })),
    finish: (when: Date, who: CastKey, outcome: Exclude<Outcome, 'rollback_failed'>, note = '') =>
      act(when, who, (ctx) => finishImplementation(ctx, { number, outcome, note })),
    sign: (when: Date, who: CastKey, note: string) =>
      act(when, who, (ctx) => signReview(ctx, { number, note })),
    close: (when: Date, who: CastKey = 'mona') => act(when, who, (ctx) => closeChange(ctx, { number })),
  }
}
export type ToldChange = Awaited<ReturnType<typeof raiseChange>>

async function lastOverride(changeId: string, target: string) {
  const [row] = await db
    .select()
    .from(conflictOverride)
    .where(and(eq(conflictOverride.changeId, changeId), eq(conflictOverride.target, target)))
    .orderBy(desc(conflictOverride.askedAt))
  return row
}
