import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Main column and a 352 px side; on a phone the side (who decides, what is missing) comes first. */
export function Columns({
  side,
  children,
  sideLast,
}: {
  side: ReactNode
  children: ReactNode
  sideLast?: boolean
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 px-6 py-5 max-md:gap-5 max-md:px-4 lg:grid-cols-[minmax(0,1fr)_352px]">
      <div className="grid min-w-0 content-start gap-7">{children}</div>
      <div className={clsx('grid min-w-0 content-start gap-4', !sideLast && 'max-lg:order-first')}>
        {side}
      </div>
    </div>
  )
}

/** A list and, when something is open, its details in a 552 px panel; below 1024 px the details take the page. */
export function ListAndPeek({ list, peek, label }: { list: ReactNode; peek?: ReactNode; label: string }) {
  return (
    <div
      className={clsx(
        'grid min-h-[calc(100vh-48px)] grid-cols-[minmax(0,1fr)]',
        peek && 'lg:grid-cols-[minmax(0,1fr)_552px]',
      )}
    >
      <div className={clsx('min-w-0', peek && 'max-lg:hidden')}>{list}</div>
      {peek ? (
        <aside
          aria-label={label}
          className="flex min-w-0 flex-col border-line lg:sticky lg:top-12 lg:h-[calc(100vh-48px)] lg:overflow-y-auto lg:border-s"
        >
          {peek}
        </aside>
      ) : null}
    </div>
  )
}
