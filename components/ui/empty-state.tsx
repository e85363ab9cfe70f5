import { CheckCheck, FilePlus2, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'

const ICON = { first: FilePlus2, none: SearchX, clear: CheckCheck }

/** `first`: nothing made yet, teach and offer one action. `none`: no match, name the filter to drop. `clear`: good news and what comes next. */
export function EmptyState({
  kind,
  title,
  children,
  action,
  icon,
}: {
  kind: keyof typeof ICON
  title: string
  children?: ReactNode
  action?: ReactNode
  icon?: ReactNode
}) {
  const Icon = ICON[kind]
  return (
    <div className="grid justify-items-center gap-1 rounded-panel border border-dashed border-line-strong px-4 py-8 text-center">
      <span className="text-3 [&>svg]:size-5">{icon ?? <Icon />}</span>
      <p className="font-semibold">{title}</p>
      {children ? <div className="max-w-measure text-meta text-3">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
