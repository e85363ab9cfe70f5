import Link from 'next/link'
import type { DomainEvent } from '#lib/events'
import { paths } from '#lib/paths'

/** What the event is about, as a link where it has a page. */
export function ObjectLink({ event, stream }: { event: DomainEvent | null; stream: string }) {
  if (event && 'number' in event)
    return (
      <Link
        prefetch={false}
        href={paths.change(event.number)}
        className="whitespace-nowrap text-accent tabular-nums"
      >
        {event.number}
      </Link>
    )
  if (event && 'slug' in event)
    return (
      <Link prefetch={false} href={paths.service(event.slug)} className="text-accent">
        {event.slug}
      </Link>
    )
  if (event && 'email' in event)
    return (
      <span className="block truncate" title={event.email}>
        {event.email}
      </span>
    )
  return <span className="first-letter:uppercase">{stream}</span>
}
