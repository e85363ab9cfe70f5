'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/**
 * A link of the rail or of tabs. A layout is not rendered anew when the page changes, so the link itself knows where the
 * reader is: on its page or, unless `exact`, below it. `current` overrules, such as for a query.
 */
export function NavLink({
  href,
  under,
  current,
  exact,
  className,
  children,
}: {
  href: string
  /** Its pages lie below this address; by default below `href`. */
  under?: string
  current?: boolean
  exact?: boolean
  className: string
  children: ReactNode
}) {
  const here = usePathname()
  const path = under ?? href.split('?')[0] ?? href
  const isHere = current ?? (here === path || (!exact && here.startsWith(`${path}/`)))
  return (
    <Link prefetch={false} href={href} aria-current={isHere ? 'page' : undefined} className={className}>
      {children}
    </Link>
  )
}
