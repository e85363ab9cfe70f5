import type { ReactNode } from 'react'
import { CategoryMark } from '#components/change/category-badge'
import { RiskBadge, RiskTile } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import type { TableColumn, TableRow } from '#components/table/data-table'
import { Id } from '#components/ui/badge'
import { formatTime, Time } from '#components/ui/time'
import { COLUMN_WORDS, type Column } from '#lib/change/column'
import { OUTCOME_WORDS } from '#lib/change/lifecycle'
import type { ChangeSummary } from '#lib/change/queries'
import { turnOf } from '#lib/change/turn'
import { paths } from '#lib/paths'
import { Excerpt } from './excerpt'

/** Wide enough for the longest word of each; the title takes what is left. */
const SHAPES: Record<Column, Omit<TableColumn, 'id' | 'header'>> = {
  created: { sortable: true, width: '84px' },
  title: { sortable: true, phone: 'title' },
  service: { width: '110px', phone: 'line' },
  category: { width: '98px', phone: 'line' },
  risk: { width: '88px', phone: 'mark' },
  status: { width: '190px', phone: 'line' },
  planned: { sortable: true, width: '168px', phone: 'line' },
  owner: { width: '56px', phone: 'hide' },
  next: { width: '156px', phone: 'line' },
  outcome: { width: '142px', phone: 'line' },
  requestor: { width: '80px', phone: 'hide' },
  implementer: { width: '88px', phone: 'hide' },
  raised: { width: '92px', phone: 'hide' },
  updated: { sortable: true, width: '116px', phone: 'hide' },
}

export const columnsOf = (columns: readonly Column[], zoneWord: string): TableColumn[] =>
  columns.map((id) => ({
    id,
    header: id === 'planned' ? `${COLUMN_WORDS.planned}, ${zoneWord}` : COLUMN_WORDS[id],
    ...SHAPES[id],
  }))

const firstName = (name: string) => name.split(' ')[0] ?? name

/** One change as the cells of the list; people by their first names, the whole name in the title. */
export function rowOf(change: ChangeSummary, columns: readonly Column[], zone: string, now: Date): TableRow {
  const owner = change.implementer ?? change.requestor
  const [service, ...more] = change.services
  const turn = turnOf({
    ...change,
    requestor: firstName(change.requestor),
    implementer: change.implementer && firstName(change.implementer),
  })
  const cells: Record<Column, () => ReactNode> = {
    created: () => <Id>{change.number}</Id>,
    title: () => (
      <>
        <span title={change.title} className="md:line-clamp-2 md:leading-4">
          {change.title || 'Untitled'}
        </span>
        {change.excerpt ? <Excerpt text={change.excerpt} /> : null}
      </>
    ),
    service: () =>
      service ? (
        <span
          className="flex min-w-0 gap-1 whitespace-nowrap"
          title={change.services.map(({ name }) => name).join(', ')}
        >
          <span className="md:truncate">{service.slug}</span>
          {more.length > 0 ? <span className="text-3">+{more.length}</span> : null}
        </span>
      ) : null,
    category: () => <CategoryMark category={change.category} />,
    risk: () => (
      <>
        <span className="max-md:hidden">
          <RiskBadge level={change.riskLevel} />
        </span>
        {change.riskLevel ? (
          <span className="md:hidden">
            <RiskTile level={change.riskLevel} large named />
          </span>
        ) : null}
      </>
    ),
    status: () => (
      <StatusBadge status={change.status} outcome={change.outcome} onHold={change.heldAt !== null} />
    ),
    planned: () =>
      change.plannedStart ? (
        <Planned from={change.plannedStart} to={change.plannedEnd} zone={zone} now={now} />
      ) : (
        <span className="text-3">No time yet</span>
      ),
    owner: () => <span title={owner}>{firstName(owner)}</span>,
    next: () =>
      turn ? (
        <span title={turn} className="md:line-clamp-2 md:leading-4">
          {turn}
        </span>
      ) : (
        <span className="text-3 max-md:hidden">None</span>
      ),
    outcome: () => (change.outcome ? OUTCOME_WORDS[change.outcome] : null),
    requestor: () => <span title={change.requestor}>{firstName(change.requestor)}</span>,
    implementer: () =>
      change.implementer ? <span title={change.implementer}>{firstName(change.implementer)}</span> : null,
    raised: () => <Time at={change.createdAt} zone={zone} shape="day" />,
    updated: () => <Time at={change.updatedAt} zone={zone} shape="day" />,
  }
  return {
    id: change.number,
    href: paths.change(change.number),
    cells: Object.fromEntries(columns.map((column) => [column, cells[column]()])),
  }
}

function Planned({ from, to, zone, now }: { from: Date; to: Date | null; zone: string; now: Date }) {
  const short = (at: Date) => formatTime(at, zone, 'day-time', now).replace(/^\w+ /, '')
  const sameDay = to !== null && formatTime(from, zone, 'day') === formatTime(to, zone, 'day')
  return (
    <span className="whitespace-nowrap">
      <Time at={from} zone={zone}>
        {short(from)}
      </Time>
      {to ? (
        <>
          –
          <Time at={to} zone={zone}>
            {sameDay ? formatTime(to, zone, 'time') : short(to)}
          </Time>
        </>
      ) : null}
    </span>
  )
}
