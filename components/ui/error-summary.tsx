'use client'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'

export type SummaryError = {
  message: string
  /** Id of the field to jump to; for forms of ours this is the field's name. */
  field?: string
}
/** What stops the form, on top of it, each line a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ title, errors }: { title?: string; errors: readonly SummaryError[] }) {
  const box = useRef<HTMLDivElement>(null)
  const count = errors.length
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count])
  if (count === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex items-start gap-2 rounded-control border border-stop-line bg-stop-soft px-3 py-2"
    >
      <CircleAlert className="mt-0.5 size-4 text-stop" />
      <div className="min-w-0">
        <p className="font-semibold">
          {title ??
            (count === 1 ? 'One answer needs your attention' : `${count} answers need your attention`)}
        </p>
        <ul>
          {errors.map((error) => (
            <li key={`${error.field}:${error.message}`}>
              {error.field ? (
                <a
                  href={`#${error.field}`}
                  onClick={(event) => {
                    const target = document.getElementById(error.field ?? '')
                    if (!target) return
                    event.preventDefault()
                    target.focus()
                    target.scrollIntoView({ block: 'center' })
                  }}
                >
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
