import clsx from 'clsx'
import { RISK_WORDS, type RiskLevel } from './risk-badge'

export type MatrixPoint = { impact: number; likelihood: number }
const HEAT: Record<RiskLevel, string> = {
  VERY_LOW: 'bg-heat-1',
  LOW: 'bg-heat-2',
  MEDIUM: 'bg-heat-3',
  HIGH: 'bg-heat-4',
  VERY_HIGH: 'bg-heat-5',
}
const FIVE = [1, 2, 3, 4, 5]

/**
 * The 5x5 matrix, impact upwards and likelihood to the right, with a solid dot at `now` and a dashed one at `other`.
 * `levels[impact - 1][likelihood - 1]` comes from the policy in force. The words beside it say the same.
 */
export function RiskMatrix({
  levels,
  now,
  other,
  small,
}: {
  levels: readonly (readonly RiskLevel[])[]
  now?: MatrixPoint | null
  other?: MatrixPoint | null
  small?: boolean
}) {
  const at = (point: MatrixPoint | null | undefined, impact: number, likelihood: number) =>
    point?.impact === impact && point.likelihood === likelihood
  const say = (point: MatrixPoint) => {
    const level = levels[point.impact - 1]?.[point.likelihood - 1]
    return `impact ${point.impact}, likelihood ${point.likelihood} of 5${level ? `, ${RISK_WORDS[level].toLowerCase()}` : ''}`
  }
  const words = [now ? `Now ${say(now)}` : 'Not placed yet', other ? `possible ${say(other)}` : '']
    .filter(Boolean)
    .join('; ')
  return (
    <div
      role="img"
      aria-label={`Risk matrix. ${words}.`}
      className={clsx(
        'inline-grid gap-x-1.5 gap-y-1',
        small ? 'grid-cols-[120px]' : 'grid-cols-[16px_160px]',
      )}
    >
      {small ? null : (
        <span className="rotate-180 text-center text-micro font-medium text-3 [writing-mode:vertical-rl]">
          Impact
        </span>
      )}
      <span className="keep-colour grid aspect-square grid-cols-5 grid-rows-5 gap-0.5">
        {FIVE.toReversed().flatMap((impact) =>
          FIVE.map((likelihood) => {
            const level = levels[impact - 1]?.[likelihood - 1]
            return (
              <i
                key={`${impact}${likelihood}`}
                className={clsx(
                  'grid place-items-center',
                  small ? 'rounded-[2px]' : 'rounded-[3px]',
                  level ? HEAT[level] : 'bg-fill-2',
                )}
              >
                {at(now, impact, likelihood) ? (
                  <span
                    className={clsx(
                      'rounded-full bg-(--text) ring-2 ring-canvas',
                      small ? 'size-3' : 'size-3.5',
                    )}
                  />
                ) : at(other, impact, likelihood) ? (
                  <span
                    className={clsx(
                      'rounded-full border-2 border-dashed border-(--text)',
                      small ? 'size-3' : 'size-3.5',
                    )}
                  />
                ) : null}
              </i>
            )
          }),
        )}
      </span>
      {small ? null : (
        <span className="col-start-2 text-center text-micro font-medium text-3">Likelihood</span>
      )}
    </div>
  )
}
