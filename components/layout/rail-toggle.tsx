'use client'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'

const never = () => () => {}

/** Narrows the rail and remembers it in the cookie `rail`. Absent until script runs, so that it is never a dead control. */
export function RailToggle({ narrow = false }: { narrow?: boolean }) {
  const [closed, setClosed] = useState(narrow)
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!awake) return null
  const toggle = () => {
    const next = !closed
    setClosed(next)
    document.cookie = `rail=${next ? 'narrow' : 'wide'}; path=/; max-age=31536000; samesite=lax`
    const shell = document.getElementById('shell')
    if (next) shell?.setAttribute('data-rail', 'narrow')
    else shell?.removeAttribute('data-rail')
  }
  return (
    <button
      type="button"
      onClick={toggle}
      aria-expanded={!closed}
      className="rail-item flex h-8 items-center gap-2 rounded-control px-2 font-medium text-2 hover:bg-fill-1 [&>svg]:size-4 [&>svg]:text-3"
    >
      {closed ? <PanelLeftOpen /> : <PanelLeftClose />}
      <span className="rail-word">{closed ? 'Expand' : 'Collapse'}</span>
    </button>
  )
}
