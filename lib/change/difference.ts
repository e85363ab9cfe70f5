import type { FieldDiff } from './events'
import type { ChangeContent } from './schema'

/** Words for the fields, the same in the form, the timeline and the audit trail. */
export const FIELD_NAMES: Record<keyof ChangeContent, string> = {
  title: 'Title',
  description: 'Description',
  justification: 'Business justification',
  category: 'Category',
  emergency: 'Emergency',
  services: 'Services',
  impact: 'Impact',
  risk: 'Risk answers',
  plannedStart: 'Planned start',
  plannedEnd: 'Planned end',
  implementerId: 'Implementer',
  steps: 'Plan',
  tests: 'Tests',
  rollback: 'Rollback',
  communication: 'Communication',
}

/** Every field that differs, a list row by row, in the words people read; empty when nothing material changed. */
export function differencesOf(before: ChangeContent, after: ChangeContent): FieldDiff[] {
  return (Object.keys(FIELD_NAMES) as (keyof ChangeContent)[]).flatMap((key) =>
    compare(FIELD_NAMES[key], before[key], after[key]),
  )
}

function compare(field: string, before: unknown, after: unknown): FieldDiff[] {
  if (isRows(before) && isRows(after)) {
    const ids = [...new Set([...after, ...before].map(({ id }) => id))]
    const rows = ids.flatMap((id) => {
      const at = [...after, ...before].findIndex((row) => row.id === id) % Math.max(after.length, 1)
      return compare(
        `${field}, row ${at + 1}`,
        before.find((row) => row.id === id),
        after.find((row) => row.id === id),
      )
    })
    const order = (rows: Row[]) => rows.map(({ id }) => id).join(' ')
    return rows.length > 0 || order(before) === order(after)
      ? rows
      : [
          {
            field: `${field}, order`,
            before: before.map(line).join(' / '),
            after: after.map(line).join(' / '),
          },
        ]
  }
  if (isRecord(before) && isRecord(after) && !('id' in before))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      compare(`${field}, ${words(key)}`, before[key], after[key]),
    )
  const [was, is] = [line(before), line(after)]
  return was === is ? [] : [{ field, before: was, after: is }]
}

type Row = { id: string }
const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.every((row) => isRecord(row) && 'id' in row)
const words = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** In one order whatever the store made of it: the title, then the others by name. */
const rank = (key: string) => (key === 'title' ? 0 : 1)
function line(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(line).join(', ')
  if (isRecord(value))
    return Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .filter(([key, item]) => key !== 'id' && line(item) !== '')
      .map(([key, item]) => (key === 'title' ? line(item) : `${words(key)} ${line(item)}`))
      .join(', ')
  return String(value)
}
