'use client'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { ReplyAction } from '#components/ui/action-form'
import { Kbd } from '#components/ui/badge'

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }))
const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list')).ShortcutList }))

/** Where one can go or what one can begin. `keys` are pressed one after the other, such as `g i`. */
export type Place = { label: string; href: string; keys?: string }
export type Look = { name: string; zone: string; density: string }
type Open = 'palette' | 'shortcuts' | null

/** A field that takes letters, or something laid over the page: single keys belong to it. */
const takesKeys = (at: EventTarget | null) =>
  (at instanceof HTMLElement &&
    at.matches('input, textarea, select, [contenteditable], [role="listbox"] *')) ||
  document.querySelector('dialog[open], [popover]:popover-open') !== null

/** Milliseconds within which the second key of a pair follows the first. */
const PAIR_MS = 1500

/**
 * The search box of the top bar and the keys that work on every page. Without script it is a link to the change list. What it
 * opens is loaded when it is first opened. Single keys can be switched off in this browser (WCAG 2.1.4).
 */
export function PaletteKeys({
  searchHref,
  places,
  begin,
  singleKeys,
  look,
  saveLook,
}: {
  searchHref: string
  places: readonly Place[]
  begin: readonly Place[]
  /** From the cookie `keys` (`off`). */
  singleKeys: boolean
  look: Look
  saveLook: ReplyAction
}) {
  const router = useRouter()
  const [open, setOpen] = useState<Open>(null)
  const [single, setSingle] = useState(singleKeys)
  const first = useRef<{ key: string; at: number } | null>(null)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        if (!document.querySelector('dialog[open]')) setOpen('palette')
        return
      }
      if (!single || event.ctrlKey || event.metaKey || event.altKey || takesKeys(event.target)) return
      const before = first.current
      first.current = null
      const pressed =
        before && event.timeStamp - before.at < PAIR_MS ? `${before.key} ${event.key}` : event.key
      const place = [...places, ...begin].find(({ keys }) => keys === pressed)
      if (place) router.push(place.href)
      else if (pressed === '?') setOpen('shortcuts')
      else if (pressed === '/') {
        const search = document.querySelector<HTMLElement>('main input[type="search"]')
        if (search) search.focus()
        else setOpen('palette')
      } else if (pressed === 'j' || pressed === 'k') {
        const row = document.querySelector<HTMLElement>('main :is(a[data-row], a[data-item])')
        if (!row) return
        row.focus()
      } else {
        if (pressed === 'g') first.current = { key: 'g', at: event.timeStamp }
        return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [single, places, begin, router])

  const keepSingle = (on: boolean) => {
    setSingle(on)
    document.cookie = `keys=${on ? 'on' : 'off'}; path=/; max-age=31536000; samesite=lax`
  }
  return (
    <>
      <a
        href={searchHref}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          event.preventDefault()
          setOpen('palette')
        }}
        className="flex h-8 w-95 items-center gap-2 rounded-control border border-line-strong px-2 text-3 no-underline hover:no-underline max-lg:w-60 max-md:size-11 max-md:justify-center max-md:border-transparent"
      >
        <Search className="size-4 shrink-0" />
        <span className="truncate max-md:sr-only">Search changes and pages</span>
        <span aria-hidden className="ms-auto max-md:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </a>
      <Suspense>
        {open === 'palette' ? (
          <Palette
            places={places}
            begin={begin}
            look={look}
            saveLook={saveLook}
            close={() => setOpen(null)}
            showShortcuts={() => setOpen('shortcuts')}
          />
        ) : open === 'shortcuts' ? (
          <ShortcutList
            places={[...places, ...begin]}
            single={single}
            keepSingle={keepSingle}
            close={() => setOpen(null)}
          />
        ) : null}
      </Suspense>
    </>
  )
}
