import clsx from 'clsx'
import { Check, CirclePlay, Diamond, Repeat2, Siren, TriangleAlert, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { CATEGORY_WORDS } from '#components/change/category-badge'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { formatTime } from '#components/ui/time'
import type { CalendarChange } from '#lib/calendar/month/queries'
import { type ChangeStatus, OUTCOME_WORDS, type Outcome, STATUS_WORDS } from '#lib/change/lifecycle'
import { paths } from '#lib/paths'
import type { RiskLevel } from '#lib/policy/factor'

/** Bar, fill, edge and ink by risk; a change not assessed yet is neutral, never low. */
const RISK: Record<
  RiskLevel | 'NONE',
  { bar: string; soft: string; edge: string; full: string; ink: string }
> = {
  NONE: {
    bar: 'before:bg-(--control)',
    soft: 'bg-fill-1',
    edge: 'border-control',
    full: 'bg-fill-2',
    ink: 'text-2',
  },
  VERY_LOW: {
    bar: 'before:bg-risk-1',
    soft: 'bg-risk-1-soft',
    edge: 'border-risk-1',
    full: 'bg-(--risk-1-ink)',
    ink: 'text-risk-1-ink',
  },
  LOW: {
    bar: 'before:bg-risk-2',
    soft: 'bg-risk-2-soft',
    edge: 'border-risk-2',
    full: 'bg-(--risk-2-ink)',
    ink: 'text-risk-2-ink',
  },
  MEDIUM: {
    bar: 'before:bg-risk-3',
    soft: 'bg-risk-3-soft',
    edge: 'border-risk-3',
    full: 'bg-(--risk-3-ink)',
    ink: 'text-risk-3-ink',
  },
  HIGH: {
    bar: 'before:bg-risk-4',
    soft: 'bg-risk-4-soft',
    edge: 'border-risk-4',
    full: 'bg-(--risk-4-ink)',
    ink: 'text-risk-4-ink',
  },
  VERY_HIGH: {
    bar: 'before:bg-risk-5',
    soft: 'bg-risk-5-soft',
    edge: 'border-risk-5',
    full: 'bg-(--risk-5-ink)',
    ink: 'text-risk-5-ink',
  },
}

export type BlockState = 'proposed' | 'scheduled' | 'live' | 'closed' | 'failed'
export function stateOf(status: ChangeStatus, outcome: Outcome | null): BlockState {
  if (status === 'scheduled') return 'scheduled'
  if (status === 'implementing' || status === 'validating' || status === 'rolling_back') return 'live'
  if (status === 'in_pir' || status === 'closed')
    return outcome === 'successful' || outcome === 'with_issues' ? 'closed' : 'failed'
  return 'proposed'
}

/** The look alone: risk is fill and left bar, state is edge. Also the swatch of the legend. */
export function blockClass(level: RiskLevel | null, state: BlockState, emergency = false): string {
  const risk = RISK[level ?? 'NONE']
  return clsx(
    'relative overflow-hidden rounded-[3px] border before:absolute before:inset-y-0 before:start-0 before:w-[3px]',
    state === 'failed' ? 'before:bg-stop' : state === 'closed' ? 'before:bg-(--line-strong)' : risk.bar,
    state === 'proposed' && `border-dashed bg-canvas ${risk.edge}`,
    state === 'scheduled' && `border-transparent ${risk.soft}`,
    state === 'live' && `border-transparent ${risk.full} ${level ? 'text-on-risk' : ''}`,
    state === 'closed' && 'border-line-strong bg-canvas text-3',
    state === 'failed' && 'border-line-strong bg-fill-1 text-2',
    emergency && 'shadow-[inset_0_0_0_1px_var(--stop)]',
  )
}

const TYPE = { standard: <Repeat2 />, normal: null, major: <Diamond />, emergency: <Siren /> }

/** A change in a day of the month; the link says in words what fill, edge and tile show. */
export function ChangeBlock({
  change,
  zone,
  continued,
}: {
  change: CalendarChange
  zone: string
  /** It began on an earlier day. */
  continued: boolean
}) {
  const state = stateOf(change.status, change.outcome)
  const blocks = change.conflicts.some(({ severity }) => severity === 'block')
  const time = continued
    ? `until ${formatTime(change.end, zone, 'time')}`
    : formatTime(change.start, zone, 'time')
  const words = [
    `${change.number} ${change.title || 'Untitled'}`,
    `${formatTime(change.start, zone)} to ${formatTime(change.end, zone)}`,
    change.riskLevel ? `${RISK_WORDS[change.riskLevel]} risk` : 'Risk not assessed',
    CATEGORY_WORDS[change.category],
    change.heldAt ? 'On hold' : STATUS_WORDS[change.status],
    change.outcome ? OUTCOME_WORDS[change.outcome] : '',
    ...change.conflicts.map(({ sentence }) => sentence),
  ].filter(Boolean)
  const done = state === 'closed' || state === 'failed'
  return (
    <Link
      href={paths.change(change.number)}
      prefetch={false}
      title={words.join('\n')}
      aria-label={words.join(', ')}
      className={clsx(
        blockClass(change.riskLevel, state, change.category === 'emergency'),
        'block min-h-6 py-0.5 ps-1.5 pe-1 text-micro font-medium no-underline hover:no-underline hover:brightness-95',
        state === 'live' ? '' : done ? '' : 'text-1',
      )}
    >
      <span className="flex items-center gap-1 [&>svg]:size-3">
        {state === 'closed' ? (
          <Check className="text-ok" />
        ) : state === 'failed' ? (
          <Undo2 className="text-stop" />
        ) : state === 'live' ? (
          <CirclePlay />
        ) : change.riskLevel ? (
          <span className="scale-75">
            <RiskTile level={change.riskLevel} />
          </span>
        ) : null}
        <span
          className={clsx(
            'font-semibold tabular-nums',
            state !== 'live' && !done && RISK[change.riskLevel ?? 'NONE'].ink,
          )}
        >
          {time}
        </span>
        <span className="min-w-0 truncate tabular-nums">{change.number.replace('CHG-', '')}</span>
        <span className="ms-auto flex items-center gap-1 [&>svg]:size-3">
          {TYPE[change.category]}
          {change.conflicts.length > 0 ? (
            <span
              className={clsx(
                'grid size-4 place-items-center rounded-[3px] [&>svg]:size-3',
                blocks
                  ? 'bg-stop-solid text-on-stop'
                  : 'bg-warn-soft text-warn shadow-[inset_0_0_0_1px_var(--warn-line)]',
              )}
            >
              <TriangleAlert />
            </span>
          ) : null}
        </span>
      </span>
      <span className={clsx('block truncate', state === 'failed' && 'line-through')}>
        {change.title || 'Untitled'}
      </span>
    </Link>
  )
}
