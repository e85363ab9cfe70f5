import { and, eq, isNull } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { approvalCondition } from '#db/schema/approval'
import { implementationRun, stepTick } from '#db/schema/implementation'
import { type Asked, stillStands } from '../approval/eligibility'
import { getProceedings, requirementOf } from '../approval/queries'
import { listPeopleWithRoles } from '../auth/queries'
import { findConflicts, listFreezesNow } from '../calendar/queries'
import { materialText } from '../change/digest'
import { type LockedChange, listFilesOf } from '../change/queries'
import type { Context } from '../context'
import { digestText } from '../digest-text'
import { getRulebookVersion } from '../policy/queries'
import { type RequirementKey, requirementName } from '../policy/step'
import { type Check, gateChecks } from './gate'

type Reader = Tx | typeof db

/** Every check of the start gate as it stands now; the page shows the same list that the start itself is held to (c12). */
export async function getGate(tx: Reader, ctx: Context, subject: LockedChange): Promise<Check[]> {
  const { id, revision, plannedStart, plannedEnd } = subject
  const planned = plannedStart && plannedEnd ? { start: plannedStart, end: plannedEnd } : null
  const [{ steps, words, decisions }, people, files, conditions, conflicts, frozen, rulebook] =
    await Promise.all([
      getProceedings(tx, id, revision),
      listPeopleWithRoles(tx),
      listFilesOf(tx, id),
      tx
        .select({ text: approvalCondition.text, decisionId: approvalCondition.decisionId })
        .from(approvalCondition)
        .where(
          and(
            eq(approvalCondition.changeId, id),
            eq(approvalCondition.revision, revision),
            isNull(approvalCondition.metAt),
          ),
        ),
      planned
        ? findConflicts(tx, ctx, { ...subject, plannedStart: planned.start, plannedEnd: planned.end })
        : [],
      // An emergency starts at once, whatever time it planned, but not into a freeze that nobody overrode (D13, D22).
      subject.category === 'emergency' ? listFreezesNow(tx, ctx, subject.content.services) : [],
      getRulebookVersion(subject.policyVersion ?? 0, tx),
    ])
  const duty = { ...subject, authorIds: subject.authors }
  const counted = words.filter(
    (word, at) =>
      decisions[at]?.standing === 'counted' &&
      (word.kind === 'approve' || word.kind === 'approve_with_conditions'),
  )
  const fallen = counted.flatMap((word) => {
    const step = steps.find((one) => one.id === word.stepId)
    const seat = rulebook.route.board.seats.find(({ key }) => key === word.seat)
    // A vote that no requirement asks was given by its seat alone.
    const asked: Asked =
      step && step.kind === 'person'
        ? { ...requirementOf(step), escalated: step.escalatedAt !== null }
        : { key: 'board', roles: seat ? [seat.role] : [], people: null, escalateTo: null, escalated: false }
    const verdict = stillStands(people.find((one) => one.id === word.personId) ?? null, asked, duty)
    return verdict.ok ? [] : [`${requirementName(asked.key)}: ${verdict.reason}`]
  })
  return gateChecks({
    status: subject.status,
    category: subject.category,
    held: subject.heldAt !== null,
    digest: {
      now: digestText(materialText(subject.content, files, subject.policyVersion ?? 0)),
      approved: subject.digest,
    },
    asked: steps.length,
    undecided: steps
      .filter(
        ({ blocking, status }) => blocking && status !== 'approved' && status !== 'approved_with_conditions',
      )
      .map(({ role }) => requirementName(role as RequirementKey)),
    fallen,
    openConditions: conditions
      .filter(({ decisionId }) => counted.some((word) => word.id === decisionId))
      .map(({ text }) => text),
    planned,
    conflicts: [
      ...conflicts.filter(({ severity, overridden }) => severity === 'block' && !overridden),
      ...frozen.filter(({ freezeId }) => !conflicts.some(({ key }) => key === `freeze:${freezeId}`)),
    ].map(({ sentence }) => sentence),
    now: ctx.now,
  })
}

/** The run with what was ticked, or null before the start. */
export async function findRun(tx: Reader, changeId: string) {
  const [run] = await tx.select().from(implementationRun).where(eq(implementationRun.changeId, changeId))
  if (!run) return null
  return { ...run, ticks: await tx.select().from(stepTick).where(eq(stepTick.runId, run.id)) }
}

export async function lockRun(tx: Tx, changeId: string) {
  const [run] = await tx
    .select()
    .from(implementationRun)
    .where(eq(implementationRun.changeId, changeId))
    .for('update')
  return run ?? null
}
