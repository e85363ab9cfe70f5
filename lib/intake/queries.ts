import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm'
import { db } from '#db/client'
import { change } from '#db/schema/change'
import { service } from '#db/schema/service'
import { getProceedings } from '../approval/queries'
import { listPeopleWithRoles } from '../auth/queries'
import { listFreezes, listOthers, listWindows } from '../calendar/queries'
import { canAttach, canEdit, canSubmit } from '../change/permissions'
import { getServices, listFilesOf, readable } from '../change/queries'
import type { Context } from '../context'
import { getBusinessCalendar } from '../organisation/queries'
import { getRulebook, getRulebookVersion } from '../policy/queries'
import { parse, Refusal } from '../refusal'
import { type IntakePreview, plannedOf, previewOf, type Subject } from './preview'
import { PreviewIntake } from './schema'
import { SLOT_DAYS } from './slot'

const DAY = 86_400_000
/** Of a change that is not stored yet. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** What the form shows beside itself for content as far as it is written; stores nothing. */
export const getIntakePreview = Object.assign(
  async (ctx: Context, raw: unknown): Promise<IntakePreview> => {
    const { content, number } = parse(PreviewIntake, raw)
    const { subject, policyVersion } = await getSubject(ctx, number)
    const planned = plannedOf(content)
    const start = Math.min(ctx.now.getTime(), planned?.start.getTime() ?? Number.POSITIVE_INFINITY)
    const end = Math.max(ctx.now.getTime() + SLOT_DAYS * DAY, planned?.end.getTime() ?? 0)
    const interval = { id: subject.id, start: new Date(start), end: new Date(end) }
    const [rulebook, calendar, services, people, windows, freezes, others] = await Promise.all([
      policyVersion === null ? getRulebook() : getRulebookVersion(policyVersion),
      getBusinessCalendar(),
      getServices(db, [...new Set(content.services)]),
      listPeopleWithRoles(db),
      listWindows(),
      listFreezes(),
      listOthers(db, ctx, interval, content.services),
    ])
    const around = { rulebook, calendar, services, people, windows, freezes, others, now: ctx.now }
    return JSON.parse(JSON.stringify(previewOf(content, subject, around))) as IntakePreview
  },
  { commandName: 'preview-change', schema: PreviewIntake },
)

async function getSubject(
  ctx: Context,
  number?: string,
): Promise<{ subject: Subject; policyVersion: number | null }> {
  if (!number) {
    const requestorId = ctx.actor.kind === 'person' ? ctx.actor.id : NO_ID
    const fresh = { id: NO_ID, status: 'draft' as const, requestorId, authorIds: [], submittedAt: null }
    return { subject: fresh, policyVersion: null }
  }
  const row = await getRow(ctx, number)
  return {
    subject: { ...row, authorIds: row.authors, submittedAt: row.firstSubmittedAt },
    // A resubmission takes the policy in force, an edit keeps its own.
    policyVersion: row.status === 'draft' || row.status === 'rejected' ? null : row.policyVersion,
  }
}

async function getRow(ctx: Context, number: string) {
  const [row] = await db
    .select()
    .from(change)
    .where(and(eq(change.number, number), readable(ctx)))
  if (!row) throw new Refusal('not_found', `There is no change ${number}.`)
  return row
}

/** A change as the form edits it: content, files, and what this person may do with it. */
export async function getIntake(ctx: Context, number: string) {
  const row = await getRow(ctx, number)
  const [files, proceedings, people] = await Promise.all([
    listFilesOf(db, row.id),
    getProceedings(db, row.id, row.revision),
    listPeopleWithRoles(db),
  ])
  const asked = new Set(
    proceedings.decisions.filter(({ standing }) => standing === 'counted').map(({ personId }) => personId),
  )
  const { status, revision, version, content, restricted, requestorId, updatedAt } = row
  return {
    number,
    status,
    revision,
    version,
    content,
    restricted,
    requestorId,
    updatedAt: updatedAt.toISOString(),
    files,
    /** People whose word on this revision counts and who are asked anew by an edit (R06). */
    askedAnew: people.filter(({ id }) => asked.has(id)).map(({ name }) => name),
    mayEdit: canEdit(ctx.actor, row),
    maySubmit: canSubmit(ctx.actor, row),
    mayAttach: canAttach(ctx.actor, row),
  }
}

/** What the form offers to choose from. */
export async function listChoices(ctx: Context) {
  const [services, people, rulebook] = await Promise.all([
    db
      .select({
        slug: service.slug,
        name: service.name,
        environment: service.environment,
        tier: service.tier,
        regulated: service.regulated,
      })
      .from(service)
      .where(isNull(service.retiredAt))
      .orderBy(asc(service.name))
      .limit(1000),
    listPeopleWithRoles(db),
    getRulebook(),
  ])
  return {
    services,
    people: people
      .filter(({ roles }) => roles.some((role) => role !== 'auditor' && role !== 'administrator'))
      .map(({ id, name, roles }) => ({ id, name, implements: roles.includes('implementer') })),
    factors: rulebook.risk.factors.map(({ id, description, category, impact, probability }) => ({
      id,
      description,
      category,
      impact,
      likelihood: probability,
    })),
    facts: Object.entries(rulebook.risk.facts).map(([key, { label, moves, by }]) => ({
      key,
      label,
      moves,
      by,
    })),
    hours: rulebook.timing.emergency,
    me: ctx.actor.kind === 'person' ? { id: ctx.actor.id, name: ctx.actor.name } : { id: '', name: '' },
  }
}

/** Changes this person may begin a new one from, their own first written last. */
export async function listEarlier(ctx: Context) {
  if (ctx.actor.kind !== 'person') return []
  return db
    .select({ number: change.number, title: change.title })
    .from(change)
    .where(and(eq(change.requestorId, ctx.actor.id), ne(change.title, ''), readable(ctx)))
    .orderBy(desc(change.updatedAt))
    .limit(50)
}
