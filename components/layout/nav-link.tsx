'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link of the rail. A layout is not rendered anew when the page changes, so the link itself knows where the reader is. */
export function NavLink({
  href,
  current,
  className,
  children,
}: {
  href: string
  current?: boolean
  className: string
  children: ReactNode
}) {
  const here = usePathname()
  const path = href.split('?')[0] ?? href
  const isHere = current ?? (here === path || here.startsWith(`${path}/`))
  return (
    <Link prefetch={false} href={href} aria-current={isHere ? 'page' : undefined} className={className}>
      {children}
    </Link>
  )
}
