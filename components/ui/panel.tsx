import clsx from 'clsx'
import type { ReactNode } from 'react'

type PanelProps = {
  title?: ReactNode
  /** Badge or words directly after the title. */
  beside?: ReactNode
  /** Small grey text at the right of the header. */
  meta?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  children?: ReactNode
  /** Rows or a table reach the edges. */
  flush?: boolean
  id?: string
  className?: string
}
/** A hairline box with a 40 px header. Sections of a page that are plain prose need no panel. */
export function Panel({ title, beside, meta, actions, footer, children, flush, id, className }: PanelProps) {
  return (
    <section
      id={id}
      className={clsx('min-w-0 overflow-clip rounded-panel border border-line bg-canvas', className)}
    >
      {title || meta || actions ? (
        <header className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line py-1 ps-4 pe-3 max-md:ps-4">
          {title ? <h2>{title}</h2> : null}
          {beside}
          {meta || actions ? (
            <div className="ms-auto flex min-w-0 flex-wrap items-center justify-end gap-x-2 gap-y-1 max-sm:justify-start max-sm:[&:has(nav)]:ms-0 max-sm:[&:has(nav)]:w-full">
              {meta ? <span className="text-meta text-3">{meta}</span> : null}
              {actions}
            </div>
          ) : null}
        </header>
      ) : null}
      {flush ? children : <div className="px-4 py-3">{children}</div>}
      {footer ? <footer className="border-t border-line px-4 py-2 text-meta text-3">{footer}</footer> : null}
    </section>
  )
}

/** One line of a flush panel: mark, words with a second line, and what stands at the right. */
export function PanelRow({
  mark,
  title,
  detail,
  end,
  mine,
  wide,
  children,
  as: Element = 'li',
  id,
}: {
  mark?: ReactNode
  title: ReactNode
  detail?: ReactNode
  end?: ReactNode
  /** Tinted: this row is the reader's. */
  mine?: boolean
  /** The detail runs on below the end, which is one line high. */
  wide?: boolean
  children?: ReactNode
  as?: 'li' | 'div'
  id?: string
}) {
  return (
    <Element
      id={id}
      className={clsx(
        'flex items-start gap-2 border-t border-line px-4 py-2 first:border-t-0',
        mine && 'bg-accent-soft',
      )}
    >
      {mark ? <span className="mt-0.5 [&>svg]:size-4">{mark}</span> : null}
      <div className="min-w-0 flex-1">
        <div className={clsx('font-label', wide && 'flex flex-wrap justify-between gap-x-3')}>
          {wide ? <span className="min-w-0 flex-[1_1_0]">{title}</span> : title}
          {wide && end ? <span className="shrink-0 font-normal">{end}</span> : null}
        </div>
        {detail ? <div className="text-meta text-3">{detail}</div> : null}
        {children}
      </div>
      {end && !wide ? <div className="mt-0.5 shrink-0 text-end">{end}</div> : null}
    </Element>
  )
}
