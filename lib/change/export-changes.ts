import { z } from 'zod'
import type { Context } from '../context'
import { BOM, type Cell, csvLine } from '../csv'
import { wallClock } from '../organisation/zone'
import { RISK_LEVEL_WORDS } from '../policy/factor'
import { COLUMN_WORDS, type Column, columnsIn } from './column'
import { OUTCOME_WORDS, STATUS_WORDS } from './lifecycle'
import { type ChangeSummary, listChanges } from './list/queries'
import { ListChanges } from './listing'

import { turnOf } from './turn'

/** The list's own filters, with the columns of the file. */
export const ExportChanges = ListChanges.safeExtend({
  cols: z.string().max(500).optional(),
  /** For spreadsheets that take a file without a mark for something else than UTF-8. */
  bom: z.enum(['0', '1']).default('0'),
})

/** Rows read at once; however long the list, no more than this is held. */
const AT_ONCE = 500

/**
 * Every change of the list that the reader may see, as lines of a CSV file (RFC 4180), without a limit. The last change of a
 * row moves while the file is read and the best match has an end, so a list in such an order is written as its changes were raised.
 */
export async function* exportChanges(
  ctx: Context,
  { cols, bom, ...filter }: z.output<typeof ExportChanges>,
  zone: string,
): AsyncGenerator<string> {
  const columns = columnsIn(cols)
  yield (bom === '1' ? BOM : '') +
    csvLine(columns.flatMap((column) => HEADERS[column] ?? COLUMN_WORDS[column]))
  const sort = filter.sort === 'updated' || filter.sort === 'match' ? 'created' : filter.sort
  let cursor: string | undefined
  do {
    const page = await listChanges(ctx, { ...filter, sort, limit: AT_ONCE, cursor }, { excerpts: false })
    yield page.rows
      .map((change) => csvLine(columns.flatMap((column) => CELLS[column](change, zone))))
      .join('')
    cursor = page.next ?? undefined
  } while (cursor)
}

const HEADERS: Partial<Record<Column, readonly string[]>> = { planned: ['Planned start', 'Planned end'] }

/** RFC 3339 with the offset that held in the zone at that moment. */
const instant = (at: Date | null, zone: string): Cell =>
  at && wallClock(at, zone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const CELLS: Record<Column, (change: ChangeSummary, zone: string) => Cell | Cell[]> = {
  created: ({ number }) => number,
  title: ({ title }) => title,
  service: ({ services }) => services.map(({ slug }) => slug).join(' '),
  category: ({ category }) => capital(category),
  risk: ({ riskLevel }) => riskLevel && RISK_LEVEL_WORDS[riskLevel],
  status: ({ status, heldAt }) => (heldAt ? 'On hold' : STATUS_WORDS[status]),
  planned: ({ plannedStart, plannedEnd }, zone) => [instant(plannedStart, zone), instant(plannedEnd, zone)],
  owner: ({ implementer, requestor }) => implementer ?? requestor,
  next: (change) => turnOf(change),
  outcome: ({ outcome }) => outcome && OUTCOME_WORDS[outcome],
  requestor: ({ requestor }) => requestor,
  implementer: ({ implementer }) => implementer,
  raised: ({ createdAt }, zone) => instant(createdAt, zone),
  updated: ({ updatedAt }, zone) => instant(updatedAt, zone),
}
