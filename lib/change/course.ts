import { type ChangeStatus, STATUS_WORDS } from './lifecycle'

/** The stations of an ordinary life, in order; a change that is rejected, deferred or cancelled stops at one of them. */
const STATIONS = [
  'draft',
  'submitted',
  'in_review',
  'approved',
  'scheduled',
  'implementing',
  'in_pir',
  'closed',
] as const satisfies readonly ChangeStatus[]
type Station = (typeof STATIONS)[number]

/** Where a state stands in the course; a cancelled change is placed by what it had reached. */
const AT: Record<Exclude<ChangeStatus, 'cancelled'>, Station> = {
  draft: 'draft',
  submitted: 'submitted',
  in_review: 'in_review',
  deferred: 'in_review',
  rejected: 'in_review',
  approved_with_conditions: 'approved',
  approved: 'approved',
  scheduled: 'scheduled',
  implementing: 'implementing',
  validating: 'implementing',
  rolling_back: 'implementing',
  in_pir: 'in_pir',
  closed: 'closed',
}

export type Moments = {
  createdAt: Date
  submittedAt: Date | null
  approvedAt: Date | null
  scheduledAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  closedAt: Date | null
}
export type CourseStep = {
  key: Station
  label: string
  state: 'done' | 'now' | 'todo' | 'failed'
  /** When it was reached. */
  at: Date | null
}

/** The life of a change in words: what is behind it, where it is, what is to come. */
export function courseOf({ status, ...moments }: { status: ChangeStatus } & Moments): CourseStep[] {
  const here = status === 'cancelled' ? reached(moments) : AT[status]
  const index = STATIONS.indexOf(here)
  const stopped = status === 'rejected' || status === 'cancelled'
  const at: Record<Station, Date | null> = {
    draft: moments.createdAt,
    submitted: moments.submittedAt,
    in_review: moments.submittedAt,
    approved: moments.approvedAt,
    scheduled: moments.scheduledAt,
    implementing: moments.startedAt,
    in_pir: moments.endedAt,
    closed: moments.closedAt,
  }
  return STATIONS.map((key, place) => ({
    key,
    label: STATUS_WORDS[place === index ? status : key],
    state:
      place > index ? 'todo' : place < index || status === 'closed' ? 'done' : stopped ? 'failed' : 'now',
    at: place <= index ? at[key] : null,
  }))
}

function reached({ submittedAt, approvedAt, scheduledAt }: Moments): Station {
  if (scheduledAt) return 'scheduled'
  if (approvedAt) return 'approved'
  return submittedAt ? 'in_review' : 'draft'
}
