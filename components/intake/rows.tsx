'use client'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, IconButton } from '#components/ui/button'
import { useIntake } from './context'

type Row = { id: string }
/**
 * Rows that are added, removed and moved by buttons. Fields are uncontrolled and named by place, so that the form posts
 * them in order; an empty row at the end is there without script too.
 */
export function Rows<T extends Row>({
  name,
  rows: initial,
  blank,
  word,
  ordered,
  children,
}: {
  name: string
  rows: readonly T[]
  blank: (id: string) => T
  /** What one row is, as in "Add step". */
  word: string
  ordered?: boolean
  children: (row: T, name: string) => ReactNode
}) {
  const { touch } = useIntake()
  const fresh = (rows: readonly T[]) => {
    const taken = new Set(rows.map(({ id }) => id))
    let at = rows.length + 1
    while (taken.has(`${word.charAt(0)}${at}`)) at++
    return blank(`${word.charAt(0)}${at}`)
  }
  const [rows, setRows] = useState<readonly T[]>(() => (initial.length > 0 ? initial : [fresh([])]))
  const place = (next: readonly T[]) => {
    setRows(next)
    touch()
  }
  const move = (from: number, to: number) => {
    const next = [...rows]
    const [row] = next.splice(from, 1)
    if (row) next.splice(to, 0, row)
    place(next)
  }
  return (
    <div className="grid gap-2">
      <ol className="grid gap-2">
        {rows.map((row, at) => (
          <li key={row.id} className="flex items-start gap-2 rounded-panel border border-line p-3">
            {ordered ? (
              <span className="mt-6.5 w-5 shrink-0 text-end font-label text-3 tabular-nums max-md:hidden">
                {at + 1}
              </span>
            ) : null}
            <div className="grid min-w-0 flex-1 gap-2">
              <input type="hidden" name={`${name}.${at}.id`} value={row.id} />
              {children(row, `${name}.${at}`)}
            </div>
            <div className="grid gap-1 noscript:hidden">
              <IconButton
                label={`Move ${word} ${at + 1} up`}
                icon={<ArrowUp />}
                size="s"
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              />
              <IconButton
                label={`Move ${word} ${at + 1} down`}
                icon={<ArrowDown />}
                size="s"
                disabled={at === rows.length - 1}
                onClick={() => move(at, at + 1)}
              />
              <IconButton
                label={`Remove ${word} ${at + 1}`}
                icon={<Trash2 />}
                size="s"
                onClick={() =>
                  place(rows.length === 1 ? [fresh(rows)] : rows.filter((other) => other !== row))
                }
              />
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="s"
        icon={<Plus />}
        className="w-fit noscript:hidden"
        onClick={() => {
          const row = fresh(rows)
          place([...rows, row])
          requestAnimationFrame(() => document.getElementById(`${name}.${rows.length}.first`)?.focus())
        }}
      >
        Add {word}
      </Button>
    </div>
  )
}
