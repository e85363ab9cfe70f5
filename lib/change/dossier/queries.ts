import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { auditStream } from '#db/schema/audit'
import { change, changeFile } from '#db/schema/change'
import { riskAssessment } from '#db/schema/risk'
import { service } from '#db/schema/service'
import { getApprovals } from '../../approval/overview/queries'
import { listPeopleWithRoles } from '../../auth/queries'
import { findConflicts, listFreezes } from '../../calendar/queries'
import type { Context } from '../../context'
import { findRun, getGate } from '../../implementation/queries'
import { getBusinessCalendar, getOrganisation } from '../../organisation/queries'
import { getRulebook, getRulebookVersion } from '../../policy/queries'
import { Refusal } from '../../refusal'
import { findReview } from '../../review/queries'
import { AHEAD } from '../lifecycle'
import { readable } from '../queries'
import { listSimilar } from '../similar/queries'
import { listTimeline } from '../timeline/queries'

/** Shown on the overview and in print; the rest is paged under Activity. */
const RECENT = 100

/** All rows about one change that its pages need, read in parallel; a refusal where the person may not know of it (T18). */
export async function getDossier(ctx: Context, number: string) {
  const [subject] = await db
    .select()
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
  if (!subject) throw new Refusal('not_found', `There is no change ${number}.`)
  const { content, plannedStart, plannedEnd } = subject
  const planned = plannedStart && plannedEnd ? { start: plannedStart, end: plannedEnd } : null
  const [people, rulebook] = await Promise.all([
    listPeopleWithRoles(db),
    subject.policyVersion ? getRulebookVersion(subject.policyVersion) : getRulebook(),
  ])
  const [
    organisation,
    calendar,
    services,
    files,
    assessments,
    conflicts,
    gate,
    run,
    review,
    approvals,
    similar,
    timeline,
    freezes,
    [stream],
  ] = await Promise.all([
    getOrganisation(ctx),
    getBusinessCalendar(),
    content.services.length > 0
      ? db.select().from(service).where(inArray(service.slug, content.services)).orderBy(service.name)
      : [],
    listFiles(ctx, subject.id),
    listAssessments(ctx, subject.id),
    planned
      ? findConflicts(db, ctx, { ...subject, plannedStart: planned.start, plannedEnd: planned.end })
      : [],
    subject.status !== 'draft' && AHEAD.includes(subject.status) ? getGate(db, ctx, subject) : [],
    findRun(db, subject.id),
    findReview(db, subject.id),
    getApprovals(ctx, number),
    listSimilar(ctx, { id: subject.id, title: subject.title, services: content.services }),
    listTimeline(ctx, subject.id, { limit: RECENT }),
    listFreezes(),
    db
      .select({ events: auditStream.seq })
      .from(auditStream)
      .where(eq(auditStream.stream, `change:${subject.id}`)),
  ])
  return {
    subject,
    content,
    planned,
    people,
    rulebook,
    organisation,
    calendar,
    services,
    files,
    assessments,
    conflicts,
    gate,
    run,
    review,
    approvals,
    similar,
    timeline,
    freezes,
    /** Grows with everything that happens, so that a dialog closes when its act is done. */
    stamp: stream?.events ?? 0,
  }
}

const listFiles = (_ctx: Context, changeId: string) =>
  db
    .select({
      id: changeFile.id,
      name: changeFile.name,
      size: changeFile.size,
      digest: changeFile.digest,
      addedBy: changeFile.addedBy,
      addedAt: changeFile.addedAt,
    })
    .from(changeFile)
    .where(and(eq(changeFile.changeId, changeId), sql`removed_at is null`))
    .orderBy(changeFile.addedAt)
    .limit(200)

const listAssessments = (_ctx: Context, changeId: string) =>
  db
    .select()
    .from(riskAssessment)
    .where(eq(riskAssessment.changeId, changeId))
    .orderBy(desc(riskAssessment.assessedAt))
    .limit(50)
