import clsx from 'clsx'
import { Lock, LockOpen, Users } from 'lucide-react'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { formatTime } from '#components/ui/time'
import type { CalendarView } from '#lib/calendar/month/queries'

type Opening = CalendarView['windows'][number]
type Frozen = CalendarView['freezes'][number]

/** Thin hatch: when a window is open, and up to which risk. */
export const HATCH =
  'bg-[repeating-linear-gradient(135deg,var(--hatch)_0_1px,transparent_1px_5px)] border border-line-strong'
const STRIPES = {
  hard: 'border-control bg-fill-2 bg-[repeating-linear-gradient(45deg,var(--hatch-strong)_0_6px,transparent_6px_12px)]',
  soft: 'border-dashed border-control bg-[repeating-linear-gradient(45deg,var(--hatch)_0_6px,transparent_6px_12px)]',
}
export const stripes = (hard: boolean) => clsx('border', hard ? STRIPES.hard : STRIPES.soft)

export function WindowBlock({ opening, zone }: { opening: Opening; zone: string }) {
  const { window, start, end } = opening
  const time = (at: Date) => formatTime(at, zone, 'time').replace(/:00$/, '')
  return (
    <p
      title={`${window.name}, ${formatTime(start, zone)} to ${formatTime(end, zone)}, up to ${RISK_WORDS[window.maxRisk].toLowerCase()} risk`}
      className={clsx(
        'flex h-4 items-center overflow-hidden rounded-[3px] text-micro leading-3.5 text-2',
        HATCH,
      )}
    >
      <span className="flex items-center gap-1 truncate bg-canvas px-1">
        <span className="sr-only">{window.name}</span>
        {time(start)}–{time(end)} {RISK_WORDS[window.maxRisk]}
      </span>
    </p>
  )
}

/** A freeze across the days of a week it covers; the plate keeps its words readable over the stripes. */
export function FreezeBar({
  frozen,
  zone,
  before,
  after,
}: {
  frozen: Frozen
  zone: string
  before: boolean
  after: boolean
}) {
  const { freeze, start, end } = frozen
  const Icon = freeze.hard ? Lock : LockOpen
  const services = freeze.services.length > 0 ? ` on ${freeze.services.join(', ')}` : ''
  return (
    <p
      title={`${freeze.name}${services}, ${formatTime(start, zone)} to ${formatTime(end, zone)}`}
      className={clsx(
        'flex min-h-5 items-center overflow-hidden rounded-[3px] px-1 text-micro font-semibold text-1',
        stripes(freeze.hard),
        before && 'rounded-s-none border-s-0',
        after && 'rounded-e-none border-e-0',
      )}
    >
      <span className="flex min-w-0 items-center gap-1 rounded-[2px] bg-canvas px-1 [&>svg]:size-3">
        <Icon />
        <span className="truncate">
          {freeze.name},{' '}
          {freeze.hard ? 'hard freeze: blocks all but emergencies' : 'soft freeze: asks for a reason'}
          {services}
        </span>
      </span>
    </p>
  )
}

export function BoardBlock({ at, zone }: { at: Date; zone: string }) {
  return (
    <p className="flex min-h-5 items-center gap-1 rounded-[3px] border border-accent-line bg-accent-soft px-1 text-micro font-semibold text-accent [&>svg]:size-3">
      <Users />
      {formatTime(at, zone, 'time')} CAB
    </p>
  )
}

/** "up to High", with its tile. */
export function UpTo({ level }: { level: Opening['window']['maxRisk'] }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-meta font-label whitespace-nowrap">
      <RiskTile level={level} />
      up to {RISK_WORDS[level].toLowerCase()}
    </span>
  )
}
