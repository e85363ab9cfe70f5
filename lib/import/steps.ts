import type { Cells, Fault } from './cells'

/** The lines of a plan as steps; what is longer than a step's title stands whole in its detail. */
const linesOf = (cells: Cells, target: 'plan' | 'rollback' | 'test', faults: Fault[]): string[] => {
  const value = cells.one(target)
  const lines = value
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length > 100) faults.push({ column: cells.columnOf(target), value, kind: 'lines_many' })
  return lines.slice(0, 100)
}
export const stepsOf = (cells: Cells, target: 'plan' | 'rollback', faults: Fault[]) =>
  linesOf(cells, target, faults).map((line, at) => ({
    id: `${target}-${at + 1}`,
    title: line.slice(0, 200),
    detail: line.length > 200 ? line : '',
  }))
export const testsOf = (cells: Cells, faults: Fault[]) =>
  linesOf(cells, 'test', faults).map((line, at) => ({
    id: `test-${at + 1}`,
    title: line.slice(0, 200),
    evidence: line.length > 200 ? line.slice(0, 2000) : '',
  }))
