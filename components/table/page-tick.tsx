'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Ticks every row of the page, or none. Absent until script runs, so that it is never a dead control. */
export function PageTick({ select }: { select: { form: string; name: string } }) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!awake) return null
  return (
    <label className="grid size-6 place-items-center">
      <span className="sr-only">Select all on this page</span>
      <input
        type="checkbox"
        className="tick"
        onChange={({ target }) => {
          const ticks = document.querySelectorAll<HTMLInputElement>(
            `input[form="${select.form}"][name="${select.name}"]`,
          )
          for (const tick of ticks) if (tick.checked !== target.checked) tick.click()
        }}
      />
    </label>
  )
}
