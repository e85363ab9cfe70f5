import type { ReactNode } from 'react'

/** One preview of the rail: its heading, a grey word at the end, and what was computed. */
export function RailSection({
  title,
  beside,
  end,
  children,
}: {
  title: string
  beside?: ReactNode
  end?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="border-b border-line px-5 pt-3 pb-4 max-md:px-4">
      <header className="mb-2 flex min-h-7 flex-wrap items-center gap-x-2">
        <h2>{title}</h2>
        {beside}
        {end ? <span className="ms-auto inline-flex items-center gap-1 text-meta text-3">{end}</span> : null}
      </header>
      {children}
    </section>
  )
}

export const NotComputed = () => <p className="text-3">Could not compute, will be checked on submit.</p>
