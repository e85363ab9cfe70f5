import { CategoryMark } from '#components/change/category-badge'
import { RiskBadge, RiskTile } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import type { TableColumn, TableRow } from '#components/table/data-table'
import { Id } from '#components/ui/badge'
import { formatTime, Time } from '#components/ui/time'
import type { ChangeSummary } from '#lib/change/queries'
import { turnOf } from '#lib/change/turn'
import { paths } from '#lib/paths'

/** Wide enough for the longest word of each; the title takes what is left. */
export const columnsOf = (zoneWord: string): TableColumn[] => [
  { id: 'created', header: 'Number', sortable: true, width: '84px' },
  { id: 'title', header: 'Title', sortable: true, phone: 'title' },
  { id: 'service', header: 'Service', width: '110px', phone: 'line' },
  { id: 'category', header: 'Category', width: '98px', phone: 'line' },
  { id: 'risk', header: 'Risk', width: '88px', phone: 'mark' },
  { id: 'status', header: 'Status', width: '190px', phone: 'line' },
  { id: 'planned', header: `Planned, ${zoneWord}`, sortable: true, width: '168px', phone: 'line' },
  { id: 'owner', header: 'Owner', width: '56px', phone: 'hide' },
  { id: 'next', header: 'Next step', width: '156px', phone: 'line' },
]

const firstName = (name: string) => name.split(' ')[0] ?? name

/** One change as the cells of the list; people by their first names, the whole name in the title. */
export function rowOf(change: ChangeSummary, zone: string, now: Date): TableRow {
  const owner = change.implementer ?? change.requestor
  const [service, ...more] = change.services
  const turn = turnOf({
    ...change,
    requestor: firstName(change.requestor),
    implementer: change.implementer && firstName(change.implementer),
  })
  return {
    id: change.number,
    href: paths.change(change.number),
    cells: {
      created: <Id>{change.number}</Id>,
      title: (
        <span title={change.title} className="md:line-clamp-2 md:leading-4">
          {change.title || 'Untitled'}
        </span>
      ),
      service: service ? (
        <span
          className="flex min-w-0 gap-1 whitespace-nowrap"
          title={change.services.map(({ name }) => name).join(', ')}
        >
          <span className="md:truncate">{service.slug}</span>
          {more.length > 0 ? <span className="text-3">+{more.length}</span> : null}
        </span>
      ) : null,
      category: <CategoryMark category={change.category} />,
      risk: (
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
      status: <StatusBadge status={change.status} outcome={change.outcome} onHold={change.heldAt !== null} />,
      planned: change.plannedStart ? (
        <Planned from={change.plannedStart} to={change.plannedEnd} zone={zone} now={now} />
      ) : (
        <span className="text-3">No time yet</span>
      ),
      owner: <span title={owner}>{firstName(owner)}</span>,
      next: turn ? (
        <span title={turn} className="md:line-clamp-2 md:leading-4">
          {turn}
        </span>
      ) : (
        <span className="text-3 max-md:hidden">None</span>
      ),
    },
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
