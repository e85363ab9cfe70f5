import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'stop' | 'unknown'
export const TONE_TEXT: Record<Tone, string> = {
  plain: 'text-3',
  accent: 'text-accent',
  ok: 'text-ok',
  warn: 'text-warn',
  stop: 'text-stop',
  unknown: 'text-unknown',
}

/** The boxed badge: at most one in a row. Icon in the tone, word in text colour. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className="inline-flex h-5 items-center gap-1 rounded-badge border border-line-strong bg-canvas ps-[5px] pe-1.5 align-[-3px] text-meta font-medium whitespace-nowrap text-1">
      {icon ? <span className={clsx(TONE_TEXT[tone], '[&>svg]:size-3')}>{icon}</span> : null}
      {children}
    </span>
  )
}

/** Icon and word without a box, the word in the tone. */
export function Mark({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 align-[-3px] text-meta font-label whitespace-nowrap tabular-nums [&>svg]:size-3.5',
        TONE_TEXT[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** A small number that asks for work. */
export function Count({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block min-w-4 self-center rounded-full bg-fill-2 px-1 text-center text-micro font-label text-2 tabular-nums">
      {children}
    </span>
  )
}

/** A rounded filter or tag; `on` marks the chosen one. */
export function Chip({
  on,
  icon,
  children,
  end,
}: {
  on?: boolean
  icon?: ReactNode
  children: ReactNode
  end?: ReactNode
}) {
  return (
    <span
      className={clsx(
        'inline-flex h-6 items-center gap-1 rounded-full border px-2 text-meta font-medium whitespace-nowrap [&>svg]:size-3',
        on ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong bg-canvas text-2',
      )}
    >
      {icon}
      {children}
      {end}
    </span>
  )
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-[18px] self-center items-center justify-center gap-0.5 rounded-[3px] border border-line-strong bg-canvas px-1 font-sans text-micro font-medium whitespace-nowrap text-3">
      {children}
    </kbd>
  )
}

/** A human id such as CHG-1042. */
export function Id({ children }: { children: ReactNode }) {
  return <span className="text-meta font-medium whitespace-nowrap text-3 tabular-nums">{children}</span>
}
