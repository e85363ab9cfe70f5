import { Bell as BellIcon } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '#components/ui/button'

/** Leads to what concerns me; a dot and the number in the name when something is new. */
export function Bell({ href, count }: { href: string; count: number }) {
  const name = count > 0 ? `Notifications, ${count} new` : 'Notifications'
  return (
    <Link
      prefetch={false}
      href={href}
      aria-label={name}
      title={name}
      className={`${buttonClass('quiet', 'm', true)} relative`}
    >
      <BellIcon />
      {count > 0 ? <span className="absolute end-1.5 top-1.5 size-[7px] rounded-full bg-accent" /> : null}
    </Link>
  )
}
