import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { change, changeRevision, changeService } from '#db/schema/change'
import { riskAssessment } from '#db/schema/risk'
import { requirementsOf } from '../approval/routing'
import { endRequirements, settleChange, storeRequirements } from '../approval/store'
import { listPeopleWithRoles } from '../auth/queries'
import type { Context } from '../context'
import { digestText } from '../digest-text'
import type { DomainEvent } from '../events'
import { getBusinessCalendar } from '../organisation/queries'
import { getRulebook, getRulebookVersion } from '../policy/queries'
import type { Rulebook } from '../policy/rulebook'
import { Refusal, within } from '../refusal'
import { answersOf } from '../risk/fact'
import { proposedFactors } from '../risk/proposal'
import { assess } from '../risk/score'
import { storeDecisionTimers, submissionClock } from './clock/store'
import { materialText } from './digest'
import { getServices, type LockedChange, listFilesOf } from './queries'
import type { ChangeContent } from './schema'

type Services = Awaited<ReturnType<typeof getServices>>

export const answersFor = (rulebook: Rulebook, content: ChangeContent, services: Services) =>
  answersOf(rulebook.risk, content, services)

/** Content as the row keeps it: the document, its digest, and the copies that lists read. */
export async function rowOf(
  tx: Tx,
  content: ChangeContent,
  files: { name: string; digest: string }[],
  rulebook: Rulebook,
) {
  const services = await getServices(tx, content.services)
  const assessment = within('risk', () => assess(rulebook.risk, answersFor(rulebook, content, services)))
  const row = {
    content,
    digest: digestText(materialText(content, files, rulebook.version)),
    title: content.title,
    category: content.category,
    riskLevel: assessment.level,
    plannedStart: content.plannedStart ? new Date(content.plannedStart) : null,
    plannedEnd: content.plannedEnd ? new Date(content.plannedEnd) : null,
    implementerId: content.implementerId,
  }
  const proposals = proposedFactors(rulebook.risk, content, services)
  return { row, services, assessment: { ...assessment, proposals } }
}

export async function storeServices(tx: Tx, changeId: string, services: Services) {
  await tx.delete(changeService).where(eq(changeService.changeId, changeId))
  if (services.length > 0)
    await tx.insert(changeService).values(services.map(({ id }) => ({ changeId, serviceId: id })))
}

const withAuthor = (authors: readonly string[], ctx: Context) =>
  ctx.actor.kind === 'person' ? [...new Set([...authors, ctx.actor.id])] : [...authors]

/** Saves content of a change that nobody is deciding on: a draft, or a rejected one on its way to be resubmitted. */
export async function storeDraft(tx: Tx, ctx: Context, subject: LockedChange, content: ChangeContent) {
  const { row, services } = await rowOf(tx, content, await listFilesOf(tx, subject.id), await getRulebook(tx))
  await storeServices(tx, subject.id, services)
  const [saved] = await tx
    .update(change)
    .set({
      ...row,
      authors: withAuthor(subject.authors, ctx),
      version: subject.version + 1,
      updatedAt: ctx.now,
    })
    .where(eq(change.id, subject.id))
    .returning()
  return saved!
}

/**
 * Opens the next revision: snapshot, assessment, requirements, clocks, and the first stage is asked. Earlier decisions
 * stay as they are and no longer count (R06). A submission takes the policy in force, an edit keeps its own. Whoever
 * edits, be it a file, the time or the implementer, becomes one of the revision's authors (R05, c1); submitting does not.
 */
export async function openRevision(
  tx: Tx,
  ctx: Context,
  subject: LockedChange,
  content: ChangeContent,
  reason: 'submission' | 'resubmission' | 'edit',
): Promise<{ subject: LockedChange; events: DomainEvent[] }> {
  if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A revision is opened by a person.')
  const submitted = reason !== 'edit'
  const authors = submitted ? subject.authors : withAuthor(subject.authors, ctx)
  const rulebook = submitted
    ? await getRulebook(tx)
    : await getRulebookVersion(subject.policyVersion ?? 0, tx)
  const { row, services, assessment } = await rowOf(tx, content, await listFilesOf(tx, subject.id), rulebook)
  const [people, calendar] = await Promise.all([listPeopleWithRoles(tx), getBusinessCalendar(tx)])
  const revision = subject.revision + 1
  const policyVersion = rulebook.version

  await endRequirements(tx, ctx, subject.id, submitted ? 'too' : 'only')
  await storeServices(tx, subject.id, services)
  await tx.insert(changeRevision).values({
    changeId: subject.id,
    revision,
    content,
    digest: row.digest,
    policyVersion,
    authors,
    openedBy: ctx.actor.id,
    openedAt: ctx.now,
  })
  await tx.insert(riskAssessment).values({
    changeId: subject.id,
    revision,
    level: assessment.level,
    result: assessment,
    policyVersion,
    assessedBy: ctx.actor.id,
    assessedAt: ctx.now,
  })
  const clock = submissionClock(ctx, subject, content, submitted, rulebook, calendar)
  // Two moves for one submission: the standard's INITIATED, then under review at once.
  if (submitted)
    await tx.update(change).set({ status: 'submitted', revision }).where(eq(change.id, subject.id))
  const [opened] = await tx
    .update(change)
    .set({
      ...row,
      ...clock,
      revision,
      policyVersion,
      authors,
      status: 'in_review',
      approvedAt: null,
      scheduledAt: null,
      version: subject.version + 1,
      updatedAt: ctx.now,
    })
    .where(eq(change.id, subject.id))
    .returning()
  await storeRequirements(
    tx,
    opened!,
    requirementsOf(rulebook, {
      ...content,
      level: assessment.level,
      factors: assessment.factors,
      businessOwners: services.map(({ businessOwnerId }) => businessOwnerId),
      businessSeat: people.filter(({ roles }) => roles.includes('business_rep')).map(({ id }) => id),
    }),
  )
  await storeDecisionTimers(tx, ctx, subject, opened!, rulebook, calendar)
  const settled = await settleChange(tx, ctx, opened!)
  const of = { changeId: subject.id, number: subject.number }
  return {
    subject: { ...opened!, status: settled.status },
    events: [
      { type: 'change.revision_opened', revision, digest: row.digest, reason, ...of },
      { type: 'risk.assessed', level: assessment.level, revision, policyVersion, ...of },
      ...settled.events,
    ],
  }
}
