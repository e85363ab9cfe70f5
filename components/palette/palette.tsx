'use client'
import { useRouter } from 'next/navigation'
import {
  type CSSProperties,
  type KeyboardEvent,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { StatusBadge } from '#components/change/status-badge'
import type { ReplyAction } from '#components/ui/action-form'
import { Id, Kbd } from '#components/ui/badge'
import { paths } from '#lib/paths'
import type { Look, Place } from './palette-keys'
import { type Found, useFound } from './use-found'

type Option = { id: string; label: string; keys?: string; change?: Found; act: () => void }

const THEMES = [
  { value: 'light', label: 'Use the light theme' },
  { value: 'dark', label: 'Use the dark theme' },
  { value: 'system', label: 'Use the theme of the system' },
]

/** One box that leads everywhere: changes by number or words, pages and actions. Arrows choose, Enter goes, Escape closes. */
export function Palette({
  places,
  begin,
  look,
  saveLook,
  close,
  showShortcuts,
}: {
  places: readonly Place[]
  begin: readonly Place[]
  look: Look
  saveLook: ReplyAction
  close: () => void
  showShortcuts: () => void
}) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const { state, found } = useFound(words.trim())
  useEffect(() => dialog.current?.showModal(), [])

  const go = (href: string) => () => {
    close()
    router.push(href)
  }
  const changes: Option[] = found.map((change) => ({
    id: `${listId}-${change.number}`,
    label: change.title || 'Untitled',
    change,
    act: go(paths.change(change.number)),
  }))
  const placed = (list: readonly Place[], kind: string): Option[] =>
    list.map((place, index) => ({ ...place, id: `${listId}-${kind}-${index}`, act: go(place.href) }))
  const asked = words.trim().toLowerCase()
  const named = (options: Option[]) =>
    options.filter(({ label }) => asked.split(/\s+/).every((word) => label.toLowerCase().includes(word)))
  const acts: Option[] = [
    ...placed(begin, 'begin'),
    { id: `${listId}-keys`, label: 'Keyboard shortcuts', keys: '?', act: showShortcuts },
    ...THEMES.map(({ value, label }) => ({
      id: `${listId}-${value}`,
      label,
      act: () => {
        close()
        const form = new FormData()
        for (const [name, kept] of Object.entries({ ...look, theme: value })) form.set(name, kept)
        startTransition(async () => void (await saveLook(null, form)))
      },
    })),
  ]
  const groups = [
    { name: 'Changes', options: changes },
    { name: 'Go to', options: named(placed(places, 'place')) },
    { name: 'Do', options: named(acts) },
  ].filter(({ options }) => options.length > 0)
  const options = groups.flatMap((group) => group.options)
  const current = options[Math.min(at, options.length - 1)]

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && current) {
      const next = (options.indexOf(current) + step + options.length) % options.length
      setAt(next)
      document.getElementById(options[next]?.id ?? '')?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && current) current.act()
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      aria-label="Search and go"
      className="dialog mt-[10vh]! max-md:mt-4!"
      style={{ '--dialog-width': '600px' } as CSSProperties}
    >
      <div className="sticky top-0 border-b border-line bg-raised p-3">
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog that exists to be typed into
          autoFocus
          type="text"
          role="combobox"
          aria-label="Search changes, pages and actions"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-activedescendant={current?.id}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="CHG-1042, words of a change, a page"
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
          className="box"
        />
      </div>
      <p role="status" className={options.length > 0 ? 'sr-only' : 'px-4 py-6 text-center text-2'}>
        {state === 'searching'
          ? 'Searching …'
          : state === 'failed'
            ? 'The changes could not be searched. Pages and actions still work.'
            : options.length === 0
              ? 'Nothing matches. Try fewer or other words.'
              : `${options.length} to choose from.`}
      </p>
      <div id={listId} role="listbox" aria-label="Matches" className="p-1">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group.name} role="group" aria-labelledby={`${listId}-${group.name}`}>
            <p id={`${listId}-${group.name}`} className="px-2 pt-2 pb-1 text-micro font-medium text-3">
              {group.name}
            </p>
            {group.options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox
              <div
                key={option.id}
                id={option.id}
                role="option"
                aria-selected={option === current}
                onClick={option.act}
                onMouseMove={() => setAt(options.indexOf(option))}
                className="flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-2 py-1 aria-selected:bg-accent-soft max-md:min-h-11 forced-colors:aria-selected:outline-2"
              >
                {option.change ? <Id>{option.change.number}</Id> : null}
                <span className="min-w-0 flex-1 truncate max-md:whitespace-normal">{option.label}</span>
                {option.change ? (
                  <span className="shrink-0 text-meta max-md:hidden">
                    <StatusBadge
                      status={option.change.status}
                      outcome={option.change.outcome}
                      onHold={option.change.heldAt !== null}
                    />
                  </span>
                ) : null}
                {option.keys ? (
                  <span aria-hidden className="flex gap-1 max-md:hidden">
                    {option.keys.split(' ').map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                ) : null}
              </div>
            ))}
          </div>
        ))}
      </div>
    </dialog>
  )
}
