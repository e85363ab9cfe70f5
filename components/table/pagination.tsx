import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'

/** Keyset paging: links carry the last row seen, so a page stays right while rows are added. */
export function Pagination({
  summary,
  previousHref,
  nextHref,
  size,
}: {
  /** Such as "1–50 of 612". */
  summary: ReactNode
  previousHref?: string | null
  nextHref?: string | null
  size?: number
}) {
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-12 flex-wrap items-center gap-2 border-t border-line px-4 py-2 print:hidden"
    >
      <span className="me-auto tabular-nums">{summary}</span>
      {previousHref ? (
        <Button href={previousHref} size="s" icon={<ChevronLeft />}>
          Previous
        </Button>
      ) : (
        <Button size="s" icon={<ChevronLeft />} disabled>
          Previous
        </Button>
      )}
      {nextHref ? (
        <Button href={nextHref} size="s" iconAfter={<ChevronRight />}>
          {size ? `Next ${size}` : 'Next'}
        </Button>
      ) : (
        <Button size="s" iconAfter={<ChevronRight />} disabled>
          {size ? `Next ${size}` : 'Next'}
        </Button>
      )}
    </nav>
  )
}
