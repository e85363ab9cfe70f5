import { Panel, PanelRow } from '#components/ui/panel'
import type { PageCheck } from '#lib/change/check'
import { CheckVerdict } from './check-badge'

/** Each check with its verdict; what could not be verified says so. */
export function ChecksBox({ checks }: { checks: readonly PageCheck[] }) {
  const count = (state: PageCheck['state']) => checks.filter((one) => one.state === state).length
  const parts = [
    `${count('met')} met`,
    count('not_met') > 0 ? `${count('not_met')} not` : '',
    count('not_verified') > 0 ? `${count('not_verified')} open` : '',
  ].filter(Boolean)
  return (
    <Panel title="Checks" meta={parts.join(', ')} flush id="checks">
      <ul>
        {checks.map((one) => (
          <PanelRow
            key={one.key}
            wide
            title={<span className="font-medium">{one.name}</span>}
            detail={one.detail}
            end={<CheckVerdict state={one.state} />}
          />
        ))}
      </ul>
    </Panel>
  )
}
