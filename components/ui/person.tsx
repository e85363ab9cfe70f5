import clsx from 'clsx'
import type { ReactNode } from 'react'

const SIZE = { s: 'size-5 text-[9px]', m: 'size-6 text-[10px]', l: 'size-8 text-meta' }

/** First letters of the first and last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

export function Avatar({ name, size = 's', me }: { name: string; size?: keyof typeof SIZE; me?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-grid shrink-0 place-items-center rounded-full leading-none font-semibold select-none',
        SIZE[size],
        me ? 'bg-accent text-on-accent' : 'bg-fill-2 text-2',
      )}
    >
      {initials(name)}
    </span>
  )
}

/** Initials, name and role. The accent avatar means the reader. */
export function Person({
  name,
  role,
  size,
  me,
}: {
  name: string
  role?: ReactNode
  size?: keyof typeof SIZE
  me?: boolean
}) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <Avatar name={name} size={size} me={me} />
      <span>{name}</span>
      {role ? <span className="text-meta text-3">{role}</span> : null}
    </span>
  )
}
