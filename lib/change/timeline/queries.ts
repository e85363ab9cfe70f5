import { and, desc, eq, gt, inArray, like, lt, or, type SQL } from 'drizzle-orm'
import { db } from '#db/client'
import { auditEvent } from '#db/schema/audit'
import { changeComment } from '#db/schema/change'
import { wordingOf } from '../../audit/wording'
import type { Context } from '../../context'
import type { DomainEvent, EventType } from '../../events'
import type { FieldDiff } from '../events'

export const TIMELINE_FILTERS = ['all', 'comments', 'decisions', 'edits'] as const
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number]
export type TimelineEntry = {
  /** Position in the change's own chain: the permalink. */
  seq: number
  type: EventType
  actorId: string
  actor: string
  at: Date
  /** The rest of a sentence that begins with who did it. */
  sentence: string
  /** Markdown, when it is a comment. */
  body: string | null
  fields: FieldDiff[]
  /** The review gate's or the assessment's own words are on their tabs; here only the revision is named. */
  revision: number | null
}

const SHOWS: Record<TimelineFilter, SQL | undefined> = {
  all: undefined,
  comments: eq(auditEvent.type, 'change.commented'),
  decisions: or(
    like(auditEvent.type, 'approval.%'),
    like(auditEvent.type, 'cab.%'),
    like(auditEvent.type, 'calendar.override%'),
  ),
  edits: inArray(auditEvent.type, [
    'change.edited',
    'change.file_added',
    'change.file_removed',
    'change.implementer_assigned',
    'risk.raised',
  ]),
}

/**
 * One page of everything that happened to a change, oldest first; the caller has proved that the person may read it.
 * Without a cursor the newest page. `before` and `after` are positions in the chain.
 */
export async function listTimeline(
  _ctx: Context,
  changeId: string,
  {
    filter = 'all',
    before,
    after,
    limit = 40,
  }: { filter?: TimelineFilter; before?: number; after?: number; limit?: number } = {},
): Promise<{ entries: TimelineEntry[]; earlier: number | null; later: number | null }> {
  const stream = `change:${changeId}`
  const rows = await db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.stream, stream),
        SHOWS[filter],
        before === undefined ? undefined : lt(auditEvent.seq, before),
        after === undefined ? undefined : gt(auditEvent.seq, after),
      ),
    )
    .orderBy(after === undefined ? desc(auditEvent.seq) : auditEvent.seq)
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  if (after === undefined) page.reverse()
  const more = rows.length > limit
  const events = page.map((row) => ({ row, event: JSON.parse(row.payload ?? 'null') as DomainEvent | null }))
  const ids = events.flatMap(({ event }) => (event?.type === 'change.commented' ? [event.commentId] : []))
  const bodies = await listBodies(ids)
  const entries = events.map(
    ({ row, event }): TimelineEntry => ({
      seq: row.seq,
      type: row.type as EventType,
      actorId: row.actorId,
      actor: row.actorName,
      at: new Date(row.occurredAt),
      sentence: event ? wordingOf(event) : 'did something whose text has been erased',
      body: event?.type === 'change.commented' ? (bodies.get(event.commentId) ?? '') : null,
      fields: event?.type === 'change.edited' ? event.fields : [],
      revision: event && 'revision' in event ? event.revision : null,
    }),
  )
  const [first, last] = [entries[0], entries.at(-1)]
  return {
    entries,
    earlier: first && (after !== undefined || more) ? first.seq : null,
    later: last && (before !== undefined || (after !== undefined && more)) ? last.seq : null,
  }
}

async function listBodies(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: changeComment.id, body: changeComment.body })
    .from(changeComment)
    .where(inArray(changeComment.id, [...ids]))
  return new Map(rows.map(({ id, body }) => [id, body]))
}
