import Link from 'next/link'
import { RiskTile } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import { Panel, PanelRow } from '#components/ui/panel'
import { Time, TimeRange } from '#components/ui/time'
import { paths } from '#lib/paths'
import type { ServiceView } from '#lib/service/queries'

type Row = ServiceView['soon'][number]

/** What comes within a week, and what was done lately with its outcome. */
export function ServiceChanges({
  soon,
  recent,
  zone,
  now,
}: {
  soon: readonly Row[]
  recent: readonly Row[]
  zone: string
  now: Date
}) {
  const count = (rows: readonly Row[]) => (rows.length === 1 ? '1 change' : `${rows.length} changes`)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title="Next 7 days" meta={count(soon)} flush>
        {soon.length === 0 ? (
          <p className="px-4 py-3 text-3">Nothing is planned on it this week.</p>
        ) : (
          <ul>
            {soon.map((row) => (
              <ChangeRow key={row.number} row={row}>
                {row.plannedStart && row.plannedEnd ? (
                  <TimeRange from={row.plannedStart} to={row.plannedEnd} zone={zone} now={now} />
                ) : null}
              </ChangeRow>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Recent changes" meta={count(recent)} flush>
        {recent.length === 0 ? (
          <p className="px-4 py-3 text-3">No change on it has been carried out yet.</p>
        ) : (
          <ul>
            {recent.map((row) => (
              <ChangeRow key={row.number} row={row}>
                {row.endedAt ? (
                  <>
                    ended <Time at={row.endedAt} zone={zone} now={now} />
                  </>
                ) : null}
              </ChangeRow>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}

function ChangeRow({ row, children }: { row: Row; children: React.ReactNode }) {
  return (
    <PanelRow
      mark={row.riskLevel ? <RiskTile level={row.riskLevel} named /> : null}
      title={
        <Link prefetch={false} href={paths.change(row.number)}>
          {row.title}
        </Link>
      }
      detail={
        <>
          {row.number}
          {children ? ', ' : ''}
          {children}
        </>
      }
      end={<StatusBadge status={row.status} outcome={row.outcome} onHold={row.heldAt !== null} />}
    />
  )
}
