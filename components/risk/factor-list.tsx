import { RiskBadge, type RiskLevel } from '#components/change/risk-badge'
import { Id } from '#components/ui/badge'

type Factor = {
  id: string
  impact: number
  probability: number
  level: RiskLevel
  because: readonly string[]
}

/** The factors that count, each with its place, its level and why it counts. `names` are the policy's descriptions by id. */
export function FactorList({
  factors,
  names,
}: {
  factors: readonly Factor[]
  names: Readonly<Record<string, string>>
}) {
  if (factors.length === 0) return <p className="text-3">No risk factor is declared.</p>
  return (
    <ul className="grid gap-2">
      {factors.map(({ id, impact, probability, level, because }) => (
        <li key={id} className="grid gap-0.5">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-label">{names[id] ?? id}</span>
            <Id>{id}</Id>
          </span>
          <span className="flex flex-wrap items-center gap-x-3 text-meta text-3">
            <RiskBadge level={level} />
            <span className="tabular-nums">
              impact {impact}, likelihood {probability}
            </span>
            <span>{because.join('; ')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
