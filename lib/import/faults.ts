import type { Category, Outcome } from '../change/lifecycle'
import type { Cells, Fault } from './cells'
import type { Mapping } from './mapping'
import type { CsvRecord } from './record'
import { type Fate, fateOf, type MomentTarget, riskOf } from './target'

export type Times = Partial<Record<MomentTarget, Date>>

export function meaningsOf(cells: Cells, faults: Fault[]) {
  const ask = (target: 'category' | 'emergency' | 'state' | 'outcome' | 'risk'): string | null => {
    const meant = cells.meant(target)
    const [cell] = cells.all(target)
    if (meant === null && cell) faults.push({ ...cell, kind: `value_${target}` })
    return meant ?? null
  }
  const state = ask('state')
  const outcome = ask('outcome')
  const risk = ask('risk')
  const category = (ask('category') ?? 'normal') as Category
  return {
    state: state === null ? null : fateOf(state),
    outcome: outcome === null || outcome === 'none' ? null : (outcome as Outcome),
    risk: risk === null ? null : riskOf(risk),
    category: ask('emergency') === 'yes' ? ('emergency' as const) : category,
  }
}

export function shapeFault({ cells, fault }: CsvRecord, width: number): Fault | null {
  const value = cells.join(' ')
  if (fault) return { column: '', value, kind: fault === 'too_long' ? 'too_long_record' : fault }
  if (cells.length < width)
    return { column: '', value, kind: 'too_few_cells', more: `${cells.length} of ${width}` }
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
    return { column: '', value, kind: 'too_many_cells', more: `${cells.length} of ${width}` }
  return null
}

export function orderFaults(cells: Cells, times: Times, fate: Fate, now: Date, faults: Fault[]) {
  const at = (target: MomentTarget): Fault => ({
    column: cells.columnOf(target),
    value: cells.one(target),
    kind: 'no_date',
  })
  const before = (later: MomentTarget, earlier: MomentTarget) =>
    times[later] !== undefined && times[earlier] !== undefined && times[later] < times[earlier]
  if (before('plannedEnd', 'plannedStart')) faults.push({ ...at('plannedEnd'), kind: 'planned_backwards' })
  if (before('endedAt', 'startedAt')) faults.push({ ...at('endedAt'), kind: 'actual_backwards' })
  if (before('closedAt', 'openedAt')) faults.push({ ...at('closedAt'), kind: 'closed_early' })
  if (fate !== 'closed') return
  const closing = times.closedAt ? 'closedAt' : 'endedAt'
  const end = times[closing]
  // A date that cannot be read has been named already.
  if (end === undefined && cells.one('closedAt') === '' && cells.one('endedAt') === '')
    faults.push({ column: cells.columnOf('state'), value: cells.one('state'), kind: 'closed_undated' })
  // A day's grace: a file of another zone is not in the future.
  if (end && end.getTime() > now.getTime() + 86_400_000) faults.push({ ...at(closing), kind: 'closed_ahead' })
}

export function titleOf(
  cells: Cells,
  { untitled }: Mapping,
  components: readonly string[],
  faults: Fault[],
): string {
  const column = cells.columnOf('title')
  const title = cells.one('title').replace(/\s+/g, ' ')
  if (title.length > 200) faults.push({ column, value: title, kind: 'title_long' })
  if (title !== '') return title.slice(0, 200)
  const name = [cells.one('category'), components[0]].filter(Boolean).join(', ')
  if (untitled === 'name' && name !== '') return name.slice(0, 200)
  faults.push({ column, value: '', kind: 'title_missing' })
  return ''
}

/** What the content's own schema refuses beyond what was looked at; named by the column that it came from. */
export function contentFaults(
  cells: Cells,
  issues: readonly { path: PropertyKey[]; code?: string }[],
  known: Fault[],
) {
  const from: Record<string, 'description' | 'justification' | 'title' | 'plan' | 'rollback' | 'test'> = {
    description: 'description',
    justification: 'justification',
    title: 'title',
    steps: 'plan',
    rollback: 'rollback',
    tests: 'test',
  }
  return issues.flatMap(({ path, code }): Fault[] => {
    const target = from[String(path[0])] ?? 'title'
    const column = cells.columnOf(target)
    if (known.some((fault) => fault.column === column)) return []
    return [{ column, value: cells.one(target), kind: code === 'too_big' ? 'text_long' : 'unreadable' }]
  })
}
