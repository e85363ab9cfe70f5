import { CircleCheck, CirclePause, CircleQuestionMark, CircleX, ListChecks, Minus, UserX } from 'lucide-react'
import { Mark } from '#components/ui/badge'
import { Clock } from '#components/ui/clock'
import type { StepView, WordView } from '#lib/approval/overview/queries'

/** How one requirement stands, in a word or as a clock. */
export function DecisionState({
  one,
  word,
  renewing,
  held,
  now,
}: {
  one: StepView
  word: WordView | undefined
  renewing: boolean
  held: boolean
  now: Date
}) {
  if (renewing) return <Mark tone="warn">Renew</Mark>
  switch (one.status) {
    case 'approved':
      return (
        <Mark tone="ok" icon={<CircleCheck />}>
          {one.ratifyHours !== null ? 'Ratified' : 'Approved'}
        </Mark>
      )
    case 'approved_with_conditions':
      // The board may make it conditional for all; the person's own word stays what it was.
      return word?.kind === 'approve' && one.kind === 'person' ? (
        <Mark tone="ok" icon={<CircleCheck />}>
          Approved
        </Mark>
      ) : (
        <Mark tone="ok" icon={<ListChecks />}>
          Conditions
        </Mark>
      )
    case 'rejected':
      return (
        <Mark tone="stop" icon={<CircleX />}>
          Rejected
        </Mark>
      )
    case 'unassigned':
      return (
        <Mark tone="stop" icon={<UserX />}>
          Nobody free
        </Mark>
      )
    case 'cancelled':
      return (
        <Mark tone="plain" icon={<Minus />}>
          Not needed
        </Mark>
      )
    case 'waiting':
      return <Mark tone="plain">Later</Mark>
    case 'info_requested':
      return (
        <Mark tone="warn" icon={<CircleQuestionMark />}>
          Asked
        </Mark>
      )
    case 'open':
      if (held)
        return (
          <Mark tone="warn" icon={<CirclePause />}>
            On hold
          </Mark>
        )
      return one.openedAt && one.dueAt ? (
        <Clock from={one.openedAt} due={one.dueAt} now={now} />
      ) : (
        <Mark tone="plain">Open</Mark>
      )
  }
}
