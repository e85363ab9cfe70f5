'use client'
import { useEffect, useRef } from 'react'
import { Kbd } from '#components/ui/badge'
import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/choice'
import type { Place } from './palette-keys'

const ANYWHERE = [
  { keys: 'Ctrl K', label: 'Search changes, pages and actions (⌘ K on a Mac)' },
  { keys: '/', label: 'Search on this page' },
  { keys: '?', label: 'This list' },
]
const LISTS = [
  { keys: 'j', label: 'Next row' },
  { keys: 'k', label: 'Row before' },
  { keys: 'Enter', label: 'Open the row' },
  { keys: 'x', label: 'Select the row, where rows can be selected' },
]
const INBOX = [
  { keys: 'Space', label: 'Look at the change beside the list' },
  { keys: 'a', label: 'Go to the decision' },
  { keys: 'Escape', label: 'Back to the list' },
]

/** All keys in one place, with the switch that turns single keys off in this browser. */
export function ShortcutList({
  places,
  single,
  keepSingle,
  close,
}: {
  places: readonly Place[]
  single: boolean
  keepSingle: (on: boolean) => void
  close: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const going = places.flatMap(({ keys, label }) => (keys ? [{ keys, label }] : []))
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="shortcuts-title" className="dialog">
      <div className="grid gap-4 px-5 pt-4 pb-5">
        <h2 id="shortcuts-title" className="text-lead">
          Keyboard shortcuts
        </h2>
        <Keys title="Everywhere" rows={[...ANYWHERE, ...going]} />
        <Keys title="In a list" rows={LISTS} />
        <Keys title="In the inbox" rows={INBOX} />
        <Checkbox
          label="Single keys work in this browser"
          detail="Switch them off when you speak to the computer or press keys by accident. Ctrl K always works."
          checked={single}
          onChange={(event) => keepSingle(event.target.checked)}
        />
        <Button className="justify-self-end" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
    </dialog>
  )
}

function Keys({ title, rows }: { title: string; rows: readonly { keys: string; label: string }[] }) {
  return (
    <section>
      <h3 className="mb-1 text-meta font-label text-2">{title}</h3>
      <dl className="grid gap-1">
        {rows.map(({ keys, label }) => (
          <div key={keys} className="grid grid-cols-[72px_minmax(0,1fr)] items-center gap-2">
            <dt className="flex gap-1">
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
