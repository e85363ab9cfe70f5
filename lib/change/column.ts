/** Every column that a list of changes can show. The first two are always there. */
export const COLUMNS = [
  'created',
  'title',
  'service',
  'category',
  'risk',
  'status',
  'planned',
  'owner',
  'next',
  'outcome',
  'requestor',
  'implementer',
  'raised',
  'updated',
] as const
export type Column = (typeof COLUMNS)[number]
export const LOCKED_COLUMNS = ['created', 'title'] as const satisfies readonly Column[]
export const USUAL_COLUMNS: readonly Column[] = COLUMNS.slice(0, 9)

export const COLUMN_WORDS: Record<Column, string> = {
  created: 'Number',
  title: 'Title',
  service: 'Service',
  category: 'Category',
  risk: 'Risk',
  status: 'Status',
  planned: 'Planned',
  owner: 'Owner',
  next: 'Next step',
  outcome: 'Outcome',
  requestor: 'Requestor',
  implementer: 'Implementer',
  raised: 'Raised',
  updated: 'Last changed',
}

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name)
const isLocked = (column: Column) => LOCKED_COLUMNS.some((locked) => locked === column)

/** The columns that an address asks for, in its order, after those that are always there; the usual ones where it asks for none. */
export function columnsIn(asked: string | readonly string[] | undefined): readonly Column[] {
  const chosen = [asked ?? []]
    .flat()
    .flatMap((names) => names.split(','))
    .filter(isColumn)
    .filter((column) => !isLocked(column))
  return chosen.length === 0 ? USUAL_COLUMNS : [...LOCKED_COLUMNS, ...new Set(chosen)]
}

/** As an address says it; undefined for the usual ones. */
export function columnsText(columns: readonly Column[]): string | undefined {
  const chosen = columns.filter((column) => !isLocked(column))
  return chosen.join() === USUAL_COLUMNS.filter((column) => !isLocked(column)).join()
    ? undefined
    : chosen.join()
}
