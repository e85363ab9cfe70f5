import clsx from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Count } from './badge'
import { NavLink } from './nav-link'

export type TabItem = { href: string; label: ReactNode; count?: number; current?: boolean }

/** Links as tabs: each is a page of its own and marks itself; give `current` where a query decides. A count only where it asks for work. */
export function Tabs({
  label,
  items,
  className,
}: {
  label: string
  items: readonly TabItem[]
  className?: string
}) {
  return (
    <nav
      aria-label={label}
      className={clsx(
        'flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none] max-md:-mx-4 max-md:scroll-px-4 max-md:gap-4 max-md:px-4 print:hidden',
        className,
      )}
    >
      {items.map((item) => (
        <NavLink
          key={item.href}
          href={item.href}
          current={item.current}
          exact
          className="flex h-9 scroll-mx-4 items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-2 no-underline hover:text-1 hover:no-underline focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:[scroll-initial-target:nearest] aria-[current]:font-semibold aria-[current]:text-1"
        >
          {item.label}
          {item.count ? <Count>{item.count}</Count> : null}
        </NavLink>
      ))}
    </nav>
  )
}

/** A switch between views of the same thing, each a link. */
export function Segments({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex w-fit max-w-full overflow-x-auto rounded-control border border-line-strong bg-canvas p-px [scrollbar-width:none]"
    >
      {items.map((item) => (
        <Link
          prefetch={false}
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? 'true' : undefined}
          className="flex h-6 items-center gap-1.5 rounded-badge px-2 text-meta font-medium whitespace-nowrap text-2 no-underline hover:bg-fill-1 hover:no-underline aria-[current]:bg-fill-2 aria-[current]:font-semibold aria-[current]:text-1"
        >
          {item.label}
        </Link>
      ))}
    </nav>
  )
}
