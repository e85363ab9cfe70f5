import { listingOf, VIEWS } from '#lib/change/listing'
import { findView, type SavedView } from '#lib/change/view/queries'
import { readStored } from '#lib/change/view/stored'
import type { Context } from '#lib/context'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What the address asks for: with a saved view, what it holds, over which the rest of the address has its way. */
export async function shownBy(ctx: Context, query: Query) {
  const { view, ...rest } = query
  const name = [view].flat()[0]
  if (!name || VIEWS.some((fixed) => fixed === name))
    return { saved: null, asked: query, filter: listingOf(query), notice: null }
  const saved = await findView(ctx, name)
  const stored = readStored(saved?.query ?? '')
  const asked: Query = { ...stored.query, ...rest }
  const notice = !saved
    ? 'There is no view at this address: it was deleted, or is private to somebody else. These are all changes.'
    : stored.dropped.length > 0
      ? `This view was saved with a filter that no longer exists (${stored.dropped.join(', ')}). It is left out.`
      : null
  return { saved, asked, filter: listingOf(asked), notice }
}
/** The pinned views, and the one that is open. */
export function tabsOf(views: readonly SavedView[], saved: SavedView | null): readonly SavedView[] {
  const pinned = views.filter((view) => view.pinned)
  return saved && !pinned.some(({ id }) => id === saved.id) ? [...pinned, saved] : pinned
}

/** An address as its parts stand in it, the last of each name. */
export const singles = (query: Query): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().at(-1)]))
