import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Description = { term: ReactNode; detail: ReactNode }

/** Terms at the left in grey. `columns` sets two pairs side by side where there is room. */
export function DescriptionList({
  items,
  columns = 1,
  narrow,
}: {
  items: readonly Description[]
  columns?: 1 | 2
  narrow?: boolean
}) {
  return (
    <dl className={clsx('grid gap-x-6 gap-y-2', columns === 2 && 'md:grid-cols-2')}>
      {items.map((item, at) => (
        <div
          key={at}
          className={clsx(
            'grid min-w-0 gap-x-3',
            narrow ? 'grid-cols-[72px_minmax(0,1fr)]' : 'grid-cols-[112px_minmax(0,1fr)]',
          )}
        >
          <dt className="text-3">{item.term}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
