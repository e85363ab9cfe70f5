import {
  Activity,
  Ban,
  CalendarCheck,
  CalendarClock,
  CheckCheck,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CirclePlay,
  CircleSlash,
  CircleX,
  ClipboardList,
  ListChecks,
  type LucideIcon,
  Send,
  Undo2,
} from 'lucide-react'
import { Badge, type Tone } from '#components/ui/badge'
import { type ChangeStatus, OUTCOME_WORDS, type Outcome, STATUS_WORDS } from '#lib/change/lifecycle'

const STATUS: Record<ChangeStatus, [LucideIcon, Tone]> = {
  draft: [CircleDashed, 'plain'],
  submitted: [Send, 'plain'],
  in_review: [CircleDot, 'accent'],
  deferred: [CalendarClock, 'warn'],
  approved_with_conditions: [ListChecks, 'warn'],
  approved: [CircleCheck, 'ok'],
  scheduled: [CalendarCheck, 'ok'],
  implementing: [CirclePlay, 'accent'],
  validating: [Activity, 'accent'],
  rolling_back: [Undo2, 'stop'],
  in_pir: [ClipboardList, 'accent'],
  closed: [CheckCheck, 'ok'],
  rejected: [Ban, 'stop'],
  cancelled: [CircleSlash, 'plain'],
}
const OUTCOME: Record<Outcome, [LucideIcon, Tone]> = {
  successful: [CheckCheck, 'ok'],
  with_issues: [CircleAlert, 'warn'],
  failed: [CircleX, 'stop'],
  rolled_back: [Undo2, 'stop'],
  rollback_failed: [CircleX, 'stop'],
}

/** Where a change stands. A closed one shows its outcome; one on hold says so instead of its state. */
export function StatusBadge({
  status,
  outcome,
  onHold,
}: {
  status: ChangeStatus
  outcome?: Outcome | null
  onHold?: boolean
}) {
  if (onHold)
    return (
      <Badge tone="warn" icon={<CirclePause />}>
        On hold
      </Badge>
    )
  const [Icon, tone] = status === 'closed' && outcome ? OUTCOME[outcome] : STATUS[status]
  return (
    <Badge tone={tone} icon={<Icon />}>
      {status === 'closed' && outcome
        ? `${STATUS_WORDS.closed}, ${OUTCOME_WORDS[outcome].replace(/^Successful with/, 'with').toLowerCase()}`
        : STATUS_WORDS[status]}
    </Badge>
  )
}
