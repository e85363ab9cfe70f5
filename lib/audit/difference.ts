import type { DomainEvent } from '../events'

export type Difference = { field: string; before: string | null; after: string | null }

/** What an event says was before and after, field by field; empty when it speaks of no such thing. */
export function differenceOf(event: DomainEvent): Difference[] {
  if ('fields' in event) return event.fields
  const before = 'before' in event ? event.before : undefined
  const after = 'after' in event ? event.after : undefined
  if (before === undefined && after === undefined) return []
  if (isRecord(before) || isRecord(after)) {
    const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .map((field) => ({ field: words(field), before: shown(was[field]), after: shown(is[field]) }))
      .filter((line) => line.before !== line.after)
  }
  return [
    {
      field: words(event.type.slice(event.type.indexOf('.') + 1)),
      before: shown(before),
      after: shown(after),
    },
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const words = (key: string) => {
  const spaced = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
const shown = (value: unknown): string | null => {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map((item) => shown(item) ?? '').join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
