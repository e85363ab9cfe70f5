import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TONE_TEXT, type Tone } from './badge'
import { Avatar } from './person'

/** Events are one line, comments are a box, edits are a line with a Diff below. Oldest first. */
export function Timeline({ label = 'Timeline', children }: { label?: string; children: ReactNode }) {
  return (
    <ol
      aria-label={label}
      className="relative grid gap-4 before:absolute before:inset-y-2 before:start-[11px] before:w-px before:bg-line-strong"
    >
      {children}
    </ol>
  )
}
const ITEM =
  'relative grid scroll-mt-16 grid-cols-[24px_minmax(0,1fr)] gap-3 target:rounded-panel target:bg-accent-soft'

export function TimelineEvent({
  id,
  icon,
  tone = 'plain',
  time,
  children,
  more,
}: {
  /** Anchor of the permalink. */
  id?: string
  icon: ReactNode
  tone?: Tone
  time: ReactNode
  /** The sentence, the person in <b>. */
  children: ReactNode
  /** Diff, condition or note below the line. */
  more?: ReactNode
}) {
  return (
    <li id={id} className={ITEM}>
      <span
        className={clsx(
          'grid size-6 place-items-center rounded-full border border-line-strong bg-canvas [&>svg]:size-3.5',
          TONE_TEXT[tone],
        )}
      >
        {icon}
      </span>
      <div className="grid min-w-0 gap-2">
        <p className="pt-0.5 text-2 [&_b]:text-1">
          {children} <span className="text-3">{time}</span>
        </p>
        {more}
      </div>
    </li>
  )
}

export function TimelineComment({
  id,
  name,
  me,
  time,
  children,
  actions,
}: {
  id?: string
  name: string
  me?: boolean
  time: ReactNode
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <li id={id} className={ITEM}>
      <span className="rounded-full outline-2 outline-canvas">
        <Avatar name={name} size="m" me={me} />
      </span>
      <article className="min-w-0 overflow-clip rounded-panel border border-line">
        <header className="flex min-h-8 items-center gap-2 border-b border-line bg-sunken px-3 py-1 text-meta">
          <b>{name}</b>
          <span className="text-3">{time}</span>
          {actions ? <span className="ms-auto flex gap-1">{actions}</span> : null}
        </header>
        <div className="px-3 py-2 text-read [overflow-wrap:anywhere]">{children}</div>
      </article>
    </li>
  )
}
