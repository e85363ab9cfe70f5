import Link from 'next/link'
import { Id } from '#components/ui/badge'
import { Panel, PanelRow } from '#components/ui/panel'
import { Time } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'
import { RiskBadge } from './risk-badge'
import { StatusBadge } from './status-badge'

/** How changes like this one ended. */
export function SimilarList({
  similar,
  hrefOf,
  zone,
  now,
}: {
  similar: ChangePage['similar']
  hrefOf: (number: string) => string
  zone: string
  now: Date
}) {
  return (
    <Panel title="Similar past changes" flush id="similar">
      {similar.length === 0 ? (
        <p className="px-4 py-3 text-3">None has ended on the same services or under a like title.</p>
      ) : null}
      <ul>
        {similar.map((one) => (
          <PanelRow
            key={one.number}
            title={
              <>
                <Id>{one.number}</Id>{' '}
                <Link prefetch={false} href={hrefOf(one.number)}>
                  {one.title}
                </Link>
              </>
            }
            detail={
              <>
                {one.sameService ? 'Same service' : 'Like title'}
                {one.endedAt ? (
                  <>
                    , ended <Time at={one.endedAt} zone={zone} now={now} shape="day" />
                  </>
                ) : null}
                <span className="mt-1 flex items-center gap-2 md:hidden">
                  <RiskBadge level={one.riskLevel} />
                  <StatusBadge status={one.status} outcome={one.outcome} />
                </span>
              </>
            }
            end={
              <span className="inline-flex items-center justify-end gap-2 max-md:hidden">
                <RiskBadge level={one.riskLevel} />
                <StatusBadge status={one.status} outcome={one.outcome} />
              </span>
            }
          />
        ))}
      </ul>
    </Panel>
  )
}
