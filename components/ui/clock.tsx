import clsx from 'clsx'
import { AlarmClock, Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatSpan } from './time'

const SOON = 6 * 3_600_000
const ROUND = 2 * Math.PI * 5.5

/** Time left as a ring that empties; amber under a quarter or 6 h, then "over". `done` replaces it when the matter is settled. */
export function Clock({ from, due, now, done }: { from: Date; due: Date; now: Date; done?: ReactNode }) {
  const base =
    'inline-flex items-center gap-1.5 align-[-3px] text-meta whitespace-nowrap tabular-nums [&>svg]:size-3.5'
  if (done)
    return (
      <span className={clsx(base, 'font-medium text-ok')}>
        <Check />
        {done}
      </span>
    )
  const left = due.getTime() - now.getTime()
  if (left < 0)
    return (
      <span className={clsx(base, 'font-semibold text-stop')}>
        <AlarmClock />
        {formatSpan(left)} over
      </span>
    )
  const share = Math.min(1, left / Math.max(1, due.getTime() - from.getTime()))
  return (
    <span className={clsx(base, 'font-medium', share < 0.25 || left < SOON ? 'text-warn' : 'text-2')}>
      <svg viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <circle cx="7" cy="7" r="5.5" strokeOpacity=".28" />
        <circle
          cx="7"
          cy="7"
          r="5.5"
          strokeDasharray={`${share * ROUND} ${ROUND}`}
          transform="rotate(-90 7 7)"
        />
      </svg>
      {formatSpan(left)} left
    </span>
  )
}
