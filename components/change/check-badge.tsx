import { CircleCheck, CircleQuestionMark, CircleX, ClockAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Mark } from '#components/ui/badge'

export type CheckState = 'met' | 'not_met' | 'not_verified' | 'stale'

/** A check's verdict. Unknown is not green; `age` such as "75 s" follows the word Stale. `children` replaces the word. */
export function CheckVerdict({
  state,
  age,
  children,
}: {
  state: CheckState
  age?: string
  children?: ReactNode
}) {
  switch (state) {
    case 'met':
      return (
        <Mark tone="ok" icon={<CircleCheck />}>
          {children ?? 'Met'}
        </Mark>
      )
    case 'not_met':
      return (
        <Mark tone="stop" icon={<CircleX />}>
          {children ?? 'Not met'}
        </Mark>
      )
    case 'not_verified':
      return (
        <Mark tone="unknown" icon={<CircleQuestionMark />}>
          {children ?? 'Not verified'}
        </Mark>
      )
    case 'stale':
      return (
        <Mark tone="warn" icon={<ClockAlert />}>
          {children ?? `Stale${age ? ` ${age}` : ''}`}
        </Mark>
      )
  }
}

/** A conflict in the same words everywhere; `blocks` stops, otherwise it asks for a reason. */
export function ConflictMark({ blocks, children }: { blocks: boolean; children: ReactNode }) {
  return (
    <Mark tone={blocks ? 'stop' : 'warn'} icon={<TriangleAlert />}>
      {children}
    </Mark>
  )
}
