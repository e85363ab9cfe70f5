import { type Column, columnsText } from '#lib/change/column'
import type { ListChanges } from '#lib/change/listing'
import { paths } from '#lib/paths'

/** The query of the list's address for these filters; what is at its default is left out. */
export function queryOf(filter: ListChanges): Record<string, string | undefined> {
  const { view, sort, order, limit, cursor, ...filters } = filter
  const usual = filters.q ? 'match' : 'updated'
  return {
    view: view === 'all' ? undefined : view,
    ...Object.fromEntries(
      Object.entries(filters).map(([name, value]) => [name, value?.toString() || undefined]),
    ),
    sort: sort === usual && order === 'desc' ? undefined : `${order === 'desc' ? '-' : ''}${sort}`,
    limit: limit === 25 ? undefined : String(limit),
    cursor,
  }
}

/** The list's address for these filters and columns. The place in the list is kept only on request. */
export const addressOf = (
  filter: ListChanges,
  over: Partial<ListChanges> = {},
  columns?: readonly Column[],
): string =>
  paths.changes({
    ...queryOf({ ...filter, cursor: undefined, ...over }),
    cols: columns && columnsText(columns),
  })

/** The view as it is without a filter: what the words and ticks of a reader have narrowed is whole again. */
export const viewAlone = ({ view, sort, order, limit }: ListChanges): ListChanges => ({
  view,
  sort: sort === 'match' ? 'updated' : sort,
  order,
  limit,
})
