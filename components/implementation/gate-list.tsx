import { CheckVerdict } from '#components/change/check-badge'
import { PanelRow } from '#components/ui/panel'
import type { Check } from '#lib/implementation/gate'

const STATE = { met: 'met', not_met: 'not_met', unknown: 'not_verified' } as const

/** Every check of the start gate with its verdict; the start itself is held to the same list (c12). */
export function GateList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul>
      {checks.map((check) => (
        <PanelRow
          key={check.key}
          wide
          title={<span className="font-medium">{check.name}</span>}
          detail={check.detail}
          end={<CheckVerdict state={STATE[check.state]} />}
        />
      ))}
    </ul>
  )
}
