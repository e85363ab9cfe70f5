import { and, eq, or, sql } from 'drizzle-orm'
import { db as reader, type Tx } from '#db/client'
import { person } from '#db/schema/auth'
import { savedView } from '#db/schema/change'
import type { Context } from '../../context'
import { Refusal } from '../../refusal'
import { canDeleteView, canEditView } from './permissions'

/** More are not listed; a link to each still opens it. */
const MOST = 200

const selfOf = (ctx: Context) => (ctx.actor.kind === 'person' ? ctx.actor.id : null)
const visible = (ctx: Context) => {
  const self = selfOf(ctx)
  return self === null ? sql`false` : or(eq(savedView.ownerId, self), eq(savedView.shared, true))
}
const pinned = (ctx: Context) =>
  sql<boolean>`exists (select 1 from saved_view_pin p where p.view_id = saved_view.id and p.person_id = ${selfOf(ctx)}::uuid)`

const rowsOf = (ctx: Context) =>
  reader
    .select({
      id: savedView.id,
      slug: savedView.slug,
      name: savedView.name,
      query: savedView.query,
      shared: savedView.shared,
      ownerId: savedView.ownerId,
      owner: person.name,
      pinned: pinned(ctx),
    })
    .from(savedView)
    .innerJoin(person, eq(person.id, savedView.ownerId))

const withVerdicts = <R extends { ownerId: string; shared: boolean }>({ actor }: Context, row: R) => ({
  ...row,
  mine: actor.kind === 'person' && actor.id === row.ownerId,
  mayEdit: canEditView(actor, row),
  mayDelete: canDeleteView(actor, row),
})
export type SavedView = Awaited<ReturnType<typeof listViews>>[number]

/** One's own views and those shared with everybody; the pinned first, then by name. */
export async function listViews(ctx: Context) {
  if (selfOf(ctx) === null) return []
  const rows = await rowsOf(ctx)
    .where(visible(ctx))
    .orderBy(sql`${pinned(ctx)} desc`, sql`lower(saved_view.name)`, savedView.id)
    .limit(MOST)
  return rows.map((row) => withVerdicts(ctx, row))
}

/** The view of this address; null where there is none or it is private to somebody else (T18). */
export async function findView(ctx: Context, slug: string): Promise<SavedView | null> {
  if (selfOf(ctx) === null) return null
  const [row] = await rowsOf(ctx).where(and(eq(savedView.slug, slug), visible(ctx)))
  return row ? withVerdicts(ctx, row) : null
}

export async function lockView(tx: Tx, ctx: Context, viewId: string) {
  const [row] = await tx
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, viewId), visible(ctx)))
    .for('update')
  if (!row) throw new Refusal('not_found', 'There is no such view. It may have been deleted.')
  return row
}
