import type { Mapping } from './mapping'
import { meaningIn, type Preset } from './preset'
import type { Problem, ProblemKind } from './problem'
import { shownValue } from './problem'
import type { CsvRecord } from './record'
import type { MeaningTarget, Target } from './target'
import { isMeaning } from './target'

type Cell = { column: string; value: string }
export type Fault = { column: string; value: string; kind: ProblemKind; more?: string }

/** Finds the cells of a record by where they go, and remembers what a value means once it was looked up. */
export function openCells(mapping: Mapping, preset: Preset, headers: readonly string[]) {
  const places = new Map<Target, number[]>()
  mapping.columns.forEach((target, at) => {
    places.set(target, [...(places.get(target) ?? []), at])
  })
  const meanings = new Map<string, string | null>()
  for (const [target, answered] of Object.entries(mapping.values))
    for (const { from, to } of answered) if (to !== null) meanings.set(`${target} ${from}`, to)
  const meaning = (target: MeaningTarget, value: string): string | null => {
    const key = `${target} ${value.slice(0, 200)}`
    const known = meanings.get(key)
    if (known !== undefined) return known
    const meant = meaningIn(preset, target, value)
    meanings.set(key, meant)
    return meant
  }
  return ({ cells }: Pick<CsvRecord, 'cells'>) => {
    const all = (target: Target): Cell[] =>
      (places.get(target) ?? []).flatMap((at) => {
        const value = (cells[at] ?? '').trim()
        return value === '' ? [] : [{ column: headers[at] ?? '', value }]
      })
    const columnOf = (target: Target): string => headers[places.get(target)?.[0] ?? -1] ?? ''
    return {
      all,
      columnOf,
      one: (target: Target): string => all(target)[0]?.value ?? '',
      /** The meaning of a filled cell; undefined where it is empty, null where the value is not mapped. */
      meant(target: Target): string | null | undefined {
        const [cell] = all(target)
        return cell && isMeaning(target) ? meaning(target, cell.value) : undefined
      },
    }
  }
}
export type Cells = ReturnType<ReturnType<typeof openCells>>

export const problemsOf = (line: number, faults: readonly Fault[]): Problem[] =>
  faults.map((fault) => ({ ...fault, line, value: shownValue(fault.value) }))
