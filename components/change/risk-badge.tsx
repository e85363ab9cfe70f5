import clsx from 'clsx'
import type { RiskLevel } from '#lib/policy/factor'

export type { RiskLevel }
/** Also in the rulebook, whose module brings its parser along: too heavy for a browser. */
export const RISK_WORDS: Record<RiskLevel, string> = {
  VERY_LOW: 'Very low',
  LOW: 'Low',
  MEDIUM: 'Medium',
  HIGH: 'High',
  VERY_HIGH: 'Very high',
}

const TILE: Record<RiskLevel, [colour: string, glyph: string[]]> = {
  VERY_LOW: ['bg-risk-1', ['m6 5 6 6 6-6', 'm6 13 6 6 6-6']],
  LOW: ['bg-risk-2', ['m5 9 7 7 7-7']],
  MEDIUM: ['bg-risk-3', ['M5 9h14', 'M5 15h14']],
  HIGH: ['bg-risk-4', ['m5 15 7-7 7 7']],
  VERY_HIGH: ['bg-risk-5', ['m6 11 6-6 6 6', 'm6 19 6-6 6 6']],
}

/** The tile alone, for a tight row whose second line carries the word. */
export function RiskTile({ level, large, named }: { level: RiskLevel; large?: boolean; named?: boolean }) {
  const [colour, glyph] = TILE[level]
  return (
    <span
      role={named ? 'img' : undefined}
      aria-label={named ? `${RISK_WORDS[level]} risk` : undefined}
      aria-hidden={named ? undefined : true}
      className={clsx(
        'keep-colour inline-grid shrink-0 place-items-center text-on-risk',
        large ? 'size-5 rounded-[5px]' : 'size-4 rounded-badge',
        colour,
      )}
    >
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={large ? 'size-3.5' : 'size-3'}
        aria-hidden="true"
      >
        {glyph.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
    </span>
  )
}

/** Risk as tile with chevrons and word; null is "Not assessed", never a low risk. */
export function RiskBadge({ level }: { level: RiskLevel | null }) {
  if (level === null) return <span className="text-meta whitespace-nowrap text-3">Not assessed</span>
  return (
    <span className="inline-flex items-center gap-1.5 align-[-3px] text-meta font-label whitespace-nowrap text-1">
      <RiskTile level={level} />
      {RISK_WORDS[level]}
    </span>
  )
}
