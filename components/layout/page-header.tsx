import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

export type Crumb = { label: ReactNode; href?: string }

export function Breadcrumbs({ items, end }: { items: readonly Crumb[]; end?: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center gap-2 text-meta text-3">
      <nav aria-label="Breadcrumbs" className="min-w-0">
        <ol className="flex items-center gap-2">
          {items.map((item, at) => (
            <li key={at} className="flex min-w-0 items-center gap-2">
              {at > 0 ? <ChevronRight className="size-3" /> : null}
              {item.href ? (
                <Link prefetch={false} href={item.href}>
                  {item.label}
                </Link>
              ) : (
                <span aria-current="page" className="truncate font-medium">
                  {item.label}
                </span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {end ? <div className="ms-auto flex items-center gap-1 print:hidden">{end}</div> : null}
    </div>
  )
}

/** The one h1 of the page, the line under it, its actions and its tabs. `edge` draws the hairline below. */
export function PageHeader({
  title,
  meta,
  actions,
  crumbs,
  crumbsEnd,
  children,
  edge,
  className,
}: {
  title: ReactNode
  /** One grey line: what the page holds now. */
  meta?: ReactNode
  actions?: ReactNode
  crumbs?: readonly Crumb[]
  crumbsEnd?: ReactNode
  /** Facts, stepper or tabs below the title. */
  children?: ReactNode
  edge?: boolean
  className?: string
}) {
  return (
    <header
      className={clsx(
        'px-6 max-md:px-4 print:px-0',
        crumbs ? 'pt-2' : 'pt-4',
        edge && 'border-b border-line',
        !children && 'pb-3',
        className,
      )}
    >
      {crumbs ? <Breadcrumbs items={crumbs} end={crumbsEnd} /> : null}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h1 tabIndex={-1} className="text-balance outline-none">
            {title}
          </h1>
          {meta ? <p className="text-meta text-3">{meta}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
      {children}
    </header>
  )
}
