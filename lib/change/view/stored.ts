import { columnsIn, columnsText } from '../column'
import { ListChanges, SORTS } from '../listing'

/** What a view holds: the query of the list's address. The place in the list is no part of it. */
export type Stored = {
  query: Readonly<Record<string, string>>
  /** Names of what cannot be understood: it was mistyped, or meant something to an earlier version. */
  dropped: readonly string[]
}

const NOT_KEPT = ['cursor', 'order']

/** Reads a stored query name by name, so that one which went stale does not take the others with it. */
export function readStored(text: string): Stored {
  const query: Record<string, string> = {}
  const dropped: string[] = []
  for (const [name, value] of new URLSearchParams(text)) {
    const kept = keptOf(name, value)
    if (kept === null) dropped.push(name)
    else if (kept) query[name] = kept
  }
  return { query, dropped }
}

/** Null for what is not understood, empty for what is usual. */
function keptOf(name: string, value: string): string | null {
  if (name === 'cols') return columnsText(columnsIn(value)) ?? ''
  if (name === 'sort') return SORTS.some((sort) => sort === value.replace(/^-/, '')) ? value : null
  if (NOT_KEPT.includes(name) || !Object.hasOwn(ListChanges.shape, name)) return null
  return ListChanges.shape[name as keyof ListChanges].safeParse(value).success ? value : null
}

/** The same filters always give the same text. */
export const storedText = ({ query }: Pick<Stored, 'query'>): string =>
  new URLSearchParams(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
