'use client'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'

/**
 * What to do with the ticked rows: a GET form, whose page shows what would happen before anything does. It is seen while a
 * tick of its form is set, with script or without.
 */
export function SelectionBar({
  id,
  action,
  acts,
}: {
  /** The ticks name it as their form. */
  id: string
  action: string
  acts: readonly { value: string; label: string }[]
}) {
  const form = useRef<HTMLFormElement>(null)
  const [ticked, setTicked] = useState(0)
  useEffect(() => {
    const count = () =>
      setTicked(document.querySelectorAll(`input[type="checkbox"][form="${id}"]:checked`).length)
    count()
    document.addEventListener('change', count)
    // The ticks are cleared only after the event.
    const cleared = () => setTimeout(count)
    document.addEventListener('reset', cleared)
    return () => {
      document.removeEventListener('change', count)
      document.removeEventListener('reset', cleared)
    }
  }, [id])
  return (
    <form
      ref={form}
      id={id}
      action={action}
      aria-label="Selection"
      className="sticky top-12 z-10 hidden min-h-12 flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-4 py-2 group-has-[tbody_.tick:checked]/list:flex max-md:top-14 print:hidden"
    >
      <span role="status" className="font-label">
        {ticked > 0 ? `${ticked} selected` : 'Selected'}
      </span>
      <select
        name="act"
        aria-label="What to do with them"
        className="box w-auto! max-md:min-w-0 max-md:flex-1"
      >
        {acts.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button type="submit" look="primary">
        Preview
      </Button>
      <Button type="reset" look="quiet" icon={<X />}>
        Clear
      </Button>
    </form>
  )
}
