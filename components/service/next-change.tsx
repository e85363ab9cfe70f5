import { CirclePlay } from 'lucide-react'
import { RiskTile } from '#components/change/risk-badge'
import { Mark } from '#components/ui/badge'
import { Time } from '#components/ui/time'
import type { NextChange as Next } from '#lib/service/queries'

/** Risk and start of the next change, or that it runs now. */
export function NextChange({ next, zone, now }: { next: Next | null; zone: string; now: Date }) {
  if (!next) return <span className="text-3">None planned</span>
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap"
      title={`${next.number} ${next.title}`}
    >
      {next.riskLevel ? <RiskTile level={next.riskLevel} named /> : null}
      {next.live ? (
        <Mark tone="accent" icon={<CirclePlay />}>
          Now, {next.number}
        </Mark>
      ) : (
        <Time at={next.start} zone={zone} now={now} />
      )}
    </span>
  )
}
