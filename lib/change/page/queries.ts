import { isFree } from '../../approval/eligibility'
import type { ApprovalsView } from '../../approval/overview/queries'
import type { Role } from '../../auth/roles'
import { noticeOf } from '../../calendar/conflict'
import type { Context } from '../../context'
import { openProposals } from '../../risk/proposal'
import { checksOf } from '../check'
import { documentsOf } from '../content'
import { courseOf } from '../course'
import { getDossier } from '../dossier/queries'
import { AHEAD } from '../lifecycle'
import { nextStepOf } from '../next'
import type { LockedChange } from '../queries'
import { conflictVerdicts, verdictsOf } from '../verdicts/queries'

export type ChangePage = Awaited<ReturnType<typeof getChangePage>>
export type PageConflict = ChangePage['conflicts'][number]

/** Everything the pages of one change show to one person; a refusal where they may not know of it (T18). */
export async function getChangePage(ctx: Context, number: string) {
  const record = await getDossier(ctx, number)
  const { subject, content, planned, people, rulebook, organisation, calendar, services, files } = record
  const { assessments, conflicts, gate, run, review, approvals, similar, timeline, freezes, stamp } = record
  const personOf = (id: string | null) => (id === null ? null : (people.find((one) => one.id === id) ?? null))
  const nameOf = (id: string | null) => personOf(id)?.name ?? (id === null ? null : 'Somebody who has left')
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : ''
  const documents = documentsOf(content, openProposals(rulebook.risk, content, services))
  const notice = planned
    ? noticeOf(
        { category: subject.category, services, submittedAt: subject.firstSubmittedAt, start: planned.start },
        { rules: rulebook.timing, calendar, now: ctx.now },
      )
    : null
  const freezeOwners = new Map(freezes.map(({ id, ownerId }) => [id, ownerId]))
  const facts = { subject, gate, signed: review !== null, freezeOwners }
  const may = verdictsOf(ctx, facts)
  const blocking = conflicts.filter(({ severity, overridden }) => severity === 'block' && !overridden)
  const open = approvals?.conditions.filter(({ standing }) => standing) ?? []
  const requestor = nameOf(subject.requestorId) ?? ''
  const lastEdit = timeline.entries.findLast(({ type }) => type === 'change.edited')
  const held =
    subject.heldAt === null
      ? null
      : { by: nameOf(subject.heldBy) ?? '', reason: subject.heldReason ?? '', at: subject.heldAt }
  return {
    me,
    zone: organisation.zone,
    now: ctx.now,
    subject,
    content,
    planned,
    ahead: AHEAD.includes(subject.status),
    held,
    people: people.map(({ id, name, roles }) => ({ id, name, roles })),
    requestor: { id: subject.requestorId, name: requestor },
    implementer: subject.implementerId
      ? { id: subject.implementerId, name: nameOf(subject.implementerId) ?? '' }
      : null,
    copiedFrom: subject.copiedFromId,
    services,
    files: files.map(({ addedBy, ...file }) => ({ ...file, addedBy: nameOf(addedBy) ?? '' })),
    assessments: assessments.map(({ assessedBy, ...row }) => ({
      ...row,
      assessedBy: nameOf(assessedBy) ?? '',
    })),
    rulebook,
    conflicts: conflicts.map((conflict) => ({
      ...conflict,
      voices: (conflict.override?.voices ?? []).map((voice) => ({
        ...voice,
        name: nameOf(voice.personId) ?? '',
      })),
      askedBy: nameOf(conflict.override?.askedBy ?? null),
      ...conflictVerdicts(ctx, facts, conflict),
    })),
    notice,
    documents,
    checks: checksOf({
      documents,
      notice,
      planned: planned !== null,
      ahead: AHEAD.includes(subject.status),
      conflicts,
      duties: approvals ? dutiesOf(approvals, people, subject) : null,
      conditions: approvals
        ? {
            open: open.filter(({ metAt }) => metAt === null).length,
            met: open.filter(({ metAt }) => metAt !== null).length,
          }
        : null,
    }),
    approvals,
    gate,
    run,
    review,
    similar,
    timeline,
    stamp,
    course: courseOf(subject),
    may,
    next: nextStepOf({
      status: subject.status,
      outcome: subject.outcome,
      held,
      zone: organisation.zone,
      now: ctx.now,
      requestor,
      implementer: nameOf(subject.implementerId),
      reader: {
        requests: me === subject.requestorId,
        implements: me === subject.implementerId,
        manages: ctx.actor.kind === 'person' && ctx.actor.roles.includes('change_manager'),
        mayEdit: may.edit.ok,
        maySign: may.sign.ok,
        mayClose: may.close.ok,
        mayRule: approvals?.board?.record.ok ?? false,
      },
      missing: documents[0]?.missing.length ?? 0,
      waiting: (approvals?.steps ?? []).flatMap((one) =>
        one.status === 'waiting' ||
        one.status === 'open' ||
        one.status === 'info_requested' ||
        one.status === 'unassigned'
          ? [
              {
                name: one.name,
                status: one.status,
                blocking: one.blocking,
                people: one.eligible.map(({ name }) => name),
                dueAt: one.meetsNext ?? one.dueAt,
                mine: one.id === approvals?.mineId,
              },
            ]
          : [],
      ),
      renew: approvals?.renewal
        ? {
            by: lastEdit?.actor ?? requestor,
            at: approvals.renewal.decidedAt,
            fields: approvals.renewal.differences.length,
          }
        : null,
      conditions: open
        .filter(({ metAt }) => metAt === null)
        .map(({ text, owner, confirm }) => ({ text, owner: owner?.name ?? 'Somebody', mine: confirm.ok })),
      planned,
      blocking: blocking.length,
      reviewDueAt: subject.reviewDueAt,
      signed: review !== null,
    }),
  }
}

/** Sentences about people whose counted word the separation rules no longer allow. */
function dutiesOf(
  { steps }: ApprovalsView,
  people: readonly { id: string; name: string; roles: Role[] }[],
  subject: LockedChange,
): string[] {
  const counted = steps
    .flatMap(({ words }) => words)
    .filter(({ kind, standing }) => standing === 'counted' && kind !== 'ask' && kind !== 'recuse')
  return counted.flatMap(({ person }) => {
    const who = people.find(({ id }) => id === person?.id)
    return who && isFree(who, { ...subject, authorIds: subject.authors }).ok
      ? []
      : [`${person?.name ?? 'Somebody'} decided and may not any more.`]
  })
}
