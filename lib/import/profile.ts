import { orderIn } from './moment'
import type { Preset } from './preset'
import type { CsvRecord, Delimiter, Encoding } from './record'

/** Values of a column are listed, to be mapped one by one, while there are no more of them. */
export const MAX_VALUES = 100
const MAX_SAMPLES = 3

export type Column = {
  name: string
  filled: number
  /** Whether no value comes twice, as far as was looked. */
  unique: boolean
  samples: string[]
  /** Each value with its count, most frequent first; null where there are too many. */
  values: [string, number][] | null
  dates: { day: number; month: number; both: number; fixed: number; other: number; sample: string | null }
}
/** What was found in the file before anything was asked. */
export type Profile = {
  encoding: Encoding
  delimiter: Delimiter
  preset: Preset
  /** Column names that the preset knows. */
  known: number
  rows: number
  columns: Column[]
}

/** Looks at each record once and keeps what the mapping needs to show. */
export function openProfile(headers: readonly string[]) {
  const seen = headers.map(() => new Map<string, number>())
  const distinct = headers.map(() => new Set<string>())
  const columns: Column[] = headers.map((name) => ({
    name,
    filled: 0,
    unique: true,
    samples: [],
    values: null,
    dates: { day: 0, month: 0, both: 0, fixed: 0, other: 0, sample: null },
  }))
  let rows = 0
  return {
    look({ cells }: CsvRecord) {
      rows++
      columns.forEach((column, at) => {
        const value = (cells[at] ?? '').trim()
        if (value === '') return
        column.filled++
        const counts = seen[at]
        if (counts && counts.size <= MAX_VALUES) {
          const key = value.slice(0, 200)
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        const values = distinct[at]
        if (values && column.unique) {
          if (value.length > 100 || values.has(value)) {
            column.unique = false
            values.clear()
          } else values.add(value)
        }
        if (column.samples.length < MAX_SAMPLES && !column.samples.includes(value.slice(0, 80)))
          column.samples.push(value.slice(0, 80))
        const order = value.length <= 40 ? orderIn(value) : null
        column.dates[order ?? 'other']++
        if (order === 'both') column.dates.sample ??= value
      })
    },
    rows: () => rows,
    columns: (): Column[] =>
      columns.map((column, at) => {
        const counts = seen[at]
        return {
          ...column,
          values:
            counts && counts.size <= MAX_VALUES ? [...counts.entries()].sort((a, b) => b[1] - a[1]) : null,
        }
      }),
  }
}

export type OrderFound =
  | { order: 'day' | 'month'; certain: number; either: number }
  | { order: null; why: 'none_needed' | 'fits_both' | 'contradicts'; either: number; sample: string | null }

/** The order of the dates in these columns: any number above 12 decides; none, or some on each side, must be asked. */
export function orderOf(columns: readonly Pick<Column, 'dates'>[]): OrderFound {
  const sum = (kind: 'day' | 'month' | 'both') => columns.reduce((total, { dates }) => total + dates[kind], 0)
  const [day, month, either] = [sum('day'), sum('month'), sum('both')]
  const sample = columns.find(({ dates }) => dates.sample)?.dates.sample ?? null
  if (day > 0 && month === 0) return { order: 'day', certain: day, either }
  if (month > 0 && day === 0) return { order: 'month', certain: month, either }
  if (day > 0) return { order: null, why: 'contradicts', either, sample }
  return { order: null, why: either > 0 ? 'fits_both' : 'none_needed', either, sample }
}
