import Link from 'next/link'
import type { ListChanges } from '#lib/change/listing'
import { addressOf } from './address'

/** Says that other words were looked for than those typed, and leads back to those. */
export function FoundInstead({ filter, instead }: { filter: ListChanges; instead: string }) {
  return (
    <p role="status" className="border-b border-line px-4 py-2">
      Showing results for “<b>{instead}</b>”;{' '}
      <Link href={addressOf(filter, { spelt: 'exactly' })} className="text-accent underline">
        search for “{filter.q}” instead
      </Link>
      .
    </p>
  )
}
