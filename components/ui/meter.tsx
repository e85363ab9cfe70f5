import clsx from 'clsx'

const FILL = { accent: 'bg-accent', ok: 'bg-ok', warn: 'bg-risk-3', stop: 'bg-stop' }

/** A quantity against its whole. The words stand beside it; `label` names it for assistive technology. */
export function Meter({
  label,
  value,
  max,
  tone = 'accent',
  className,
}: {
  label: string
  value: number
  max: number
  tone?: keyof typeof FILL
  className?: string
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      className={clsx('h-1 overflow-hidden rounded-full bg-fill-2', className)}
    >
      <div className={clsx('keep-colour h-full', FILL[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  )
}

export type Segment = 'done' | 'waiting' | 'open' | 'failed'
const SEGMENT: Record<Segment, string> = {
  done: 'bg-ok',
  waiting: 'pending-stripes',
  open: 'bg-fill-2',
  failed: 'bg-stop',
}
/** One bar per step or decision, such as two of five decided. */
export function SegmentMeter({ label, segments }: { label: string; segments: readonly Segment[] }) {
  return (
    <div role="img" aria-label={label} className="grid auto-cols-fr grid-flow-col gap-0.5">
      {segments.map((segment, at) => (
        <i key={at} className={clsx('keep-colour h-1 rounded-full', SEGMENT[segment])} />
      ))}
    </div>
  )
}

/** Work under way with real numbers; leave `value` out only when truly unknown. */
export function Progress({ label, value, max = 100 }: { label: string; value?: number; max?: number }) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className="h-1 w-full appearance-none overflow-hidden rounded-full bg-fill-2 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-fill-2 [&::-webkit-progress-value]:bg-accent"
    />
  )
}
