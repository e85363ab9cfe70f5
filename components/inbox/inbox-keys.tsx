'use client'
import type { KeyboardEvent, ReactNode } from 'react'

/**
 * Keys of the inbox, only while the focus is inside it (WCAG 2.1.4) and not in a field: j and k move, Space opens the
 * panel beside the list, a goes to the decision, Escape leaves the panel.
 */
export function InboxKeys({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the links inside it
    <div onKeyDown={act}>{children}</div>
  )
}

function act(event: KeyboardEvent<HTMLElement>) {
  const at = event.target
  if (!(at instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
  if (at.matches('input, textarea, select, [contenteditable]')) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-item]')]
  const here = rows.findIndex((row) => row === at)
  switch (event.key) {
    case 'j':
    case 'k': {
      const opened = rows.findIndex((row) => row.hasAttribute('aria-current'))
      const from = here >= 0 ? here : opened
      const next = rows[from + (event.key === 'j' ? 1 : -1)]
      if (!next) return
      next.focus()
      break
    }
    case ' ':
      if (here < 0) return
      at.click()
      break
    case 'a':
      event.currentTarget.querySelector<HTMLElement>('input[name="decision"]')?.focus()
      break
    case 'Escape':
      event.currentTarget.querySelector<HTMLElement>('a[data-close]')?.click()
      return
    default:
      return
  }
  event.preventDefault()
}
