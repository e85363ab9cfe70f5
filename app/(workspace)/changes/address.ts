import type { ListChanges } from '#lib/change/listing'
import { paths } from '#lib/paths'

/** The list's address for these filters; what is at its default is left out. The place in the list is kept only on request. */
export function addressOf(filter: ListChanges, over: Partial<ListChanges> = {}): string {
  const { view, sort, order, limit, cursor, ...filters } = { ...filter, cursor: undefined, ...over }
  const usual = filters.q ? 'match' : 'updated'
  return paths.changes({
    view: view === 'all' ? undefined : view,
    ...Object.fromEntries(
      Object.entries(filters).map(([name, value]) => [name, value?.toString() || undefined]),
    ),
    sort: sort === usual && order === 'desc' ? undefined : `${order === 'desc' ? '-' : ''}${sort}`,
    limit: limit === 25 ? undefined : String(limit),
    cursor,
  })
}
