import clsx from 'clsx'
import { Circle, Diamond, type LucideIcon, Repeat2, Siren } from 'lucide-react'
import type { Category } from '#lib/change/lifecycle'

export const CATEGORY_WORDS: Record<Category, string> = {
  standard: 'Standard',
  normal: 'Normal',
  major: 'Major',
  emergency: 'Emergency',
}
const SHAPE: Record<Category, LucideIcon> = {
  standard: Repeat2,
  normal: Circle,
  major: Diamond,
  emergency: Siren,
}

/** Shape and word without a box; only an emergency is coloured. */
export function CategoryMark({ category }: { category: Category }) {
  const Icon = SHAPE[category]
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 align-[-3px] text-meta whitespace-nowrap [&>svg]:size-3',
        category === 'emergency' ? 'font-label text-stop' : 'text-2 [&>svg]:text-3',
      )}
    >
      <Icon />
      {CATEGORY_WORDS[category]}
    </span>
  )
}
