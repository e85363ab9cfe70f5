'use client'
import clsx from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'

/** What a new order makes meaningless: the place in the old one. */
const PLACE = ['cursor']

export function ColumnHeader({
  id,
  sorted,
  sortable,
  align,
  width,
  children,
}: {
  id: string
  sorted: false | 'asc' | 'desc'
  sortable: boolean
  align?: 'end'
  width?: string
  children: ReactNode
}) {
  const path = usePathname()
  const query = new URLSearchParams(useSearchParams())
  for (const name of PLACE) query.delete(name)
  query.set('sort', sorted === 'asc' ? `-${id}` : id)
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
      style={{ width }}
      className={clsx(
        'border-b border-line bg-sunken px-2 py-1.5 text-micro font-medium whitespace-nowrap text-3 first:ps-4 last:pe-4',
        align === 'end' ? 'text-end' : 'text-start',
      )}
    >
      {sortable ? (
        <Link
          href={`${path}?${query}`}
          prefetch={false}
          scroll={false}
          className={clsx(
            'inline-flex min-h-6 items-center gap-1 hover:text-1 hover:no-underline',
            sorted ? 'font-semibold text-1' : 'text-3',
          )}
        >
          {children}
          {sorted === 'asc' ? (
            <ArrowUp className="size-3" />
          ) : sorted === 'desc' ? (
            <ArrowDown className="size-3" />
          ) : null}
        </Link>
      ) : (
        <span className="inline-flex min-h-6 items-center">{children}</span>
      )}
    </th>
  )
}
