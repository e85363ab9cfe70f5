import clsx from 'clsx'
import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const TONE = {
  plain: ['border-line bg-sunken', 'text-3', Info],
  accent: ['border-accent-line bg-accent-soft', 'text-accent', Info],
  ok: ['border-ok-line bg-ok-soft', 'text-ok', CircleCheck],
  warn: ['border-warn-line bg-warn-soft', 'text-warn', TriangleAlert],
  stop: ['border-stop-line bg-stop-soft', 'text-stop', CircleX],
} as const
export type NoteTone = keyof typeof TONE

/** Something the reader must weigh now; at most one or two on a page. `live` announces it when it appears. */
export function Note({
  tone = 'plain',
  icon,
  title,
  actions,
  live,
  children,
  className,
}: {
  tone?: NoteTone
  icon?: ReactNode
  title?: ReactNode
  actions?: ReactNode
  live?: 'status' | 'alert'
  children?: ReactNode
  className?: string
}) {
  const [box, mark, Mark] = TONE[tone]
  return (
    <div
      role={live}
      className={clsx('flex flex-wrap items-start gap-2 rounded-control border px-3 py-2', box, className)}
    >
      <span className={clsx('mt-0.5 [&>svg]:size-4', mark)}>{icon ?? <Mark />}</span>
      <div className="min-w-0 flex-1">
        {title ? <b>{title}</b> : null} {children}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}

/** The sentence that says what is needed next, from whom, by when, with its action. */
export function NextStep({
  lead,
  children,
  actions,
}: {
  lead: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <section
      aria-label="Next step"
      className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-panel border border-accent-line bg-accent-soft px-4 py-3"
    >
      <div className="min-w-0 flex-1 basis-80">
        <p className="text-lead">{lead}</p>
        {children ? <div className="text-2">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </section>
  )
}
