import type { Cells } from './cells'
import type { Fate } from './target'

/** Where an imported change comes from, beside its number there: what the file says and Cabinet has no place of its own for. */
export type Origin = {
  /** The line of the file, counted from 1. */
  line: number
  requestor?: string
  implementer?: string
  /** Services that the catalogue does not have, and components. */
  services?: string[]
  components?: string[]
  note?: string
  kept?: { column: string; value: string }[]
}

export function originOf(
  cells: Cells,
  line: number,
  services: string[],
  components: readonly string[],
  {
    fate,
    requestorId,
    implementerId,
  }: { fate: Fate; requestorId: string | null; implementerId: string | null },
): Origin {
  const origin: Origin = { line }
  const named = (target: 'requestor' | 'implementer', id: string | null) => {
    const name = cells.one(target).slice(0, 200)
    if (name !== '' && id === null) origin[target] = name
  }
  // A draft is of whoever brings it in; who asked for it elsewhere is a remark.
  const asked = fate === 'draft' ? cells.all('requestor') : []
  if (fate !== 'draft') named('requestor', requestorId)
  named('implementer', implementerId)
  if (services.length > 0) origin.services = services
  if (components.length > 0) origin.components = components.slice(0, 100).map((name) => name.slice(0, 200))
  const note = cells.one('note')
  if (note !== '') origin.note = note.slice(0, 4000)
  const kept = [...asked, ...cells.all('keep')].map(({ column, value }) => ({
    column,
    value: value.slice(0, 2000),
  }))
  if (kept.length > 0) origin.kept = kept
  return origin
}
