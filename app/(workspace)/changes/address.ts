import type { ListChanges } from '#lib/change/listing'
import { paths } from '#lib/paths'

/** The list's address for these filters; what is at its default is left out. The place in the list is kept only on request. */
export function addressOf(filter: ListChanges, over: Partial<ListChanges> = {}): string {
  const { view, status, risk, category, service, q, sort, order, limit, cursor } = {
    ...filter,
    cursor: undefined,
    ...over,
  }
  return paths.changes({
    view: view === 'all' ? undefined : view,
    status: status?.join(',') || undefined,
    risk: risk?.join(',') || undefined,
    category: category?.join(',') || undefined,
    service: service || undefined,
    q: q || undefined,
    sort: sort === 'updated' && order === 'desc' ? undefined : `${order === 'desc' ? '-' : ''}${sort}`,
    limit: limit === 25 ? undefined : String(limit),
    cursor,
  })
}
