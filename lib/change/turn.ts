import { ROLE_NAMES, type Role } from '../auth/roles'
import type { Category, ChangeStatus } from './lifecycle'

type Standing = {
  status: ChangeStatus
  category: Category
  heldAt: Date | null
  requestor: string
  implementer: string | null
  plannedStart: Date | null
  /** Who is asked now: roles, or `board` for the vote of the advisory board. */
  asked: readonly string[]
}

const askedName = (role: string) => (role === 'board' ? 'CAB' : (ROLE_NAMES[role as Role] ?? role))

/** Whose turn it is and for what, in the few words of a list; null where nothing more is due. */
export function turnOf(change: Standing): string | null {
  const { status, requestor, asked } = change
  const implementer = change.implementer ?? 'Implementer'
  if (change.heldAt) return `${requestor} resumes`
  switch (status) {
    case 'draft':
      return `${requestor} submits`
    case 'submitted':
    case 'in_review': {
      const [first, ...others] = asked.map(askedName)
      if (!first) return 'Nobody may decide'
      return others.length === 0 ? `${first} decides` : `${first} and ${others.length} more decide`
    }
    case 'deferred':
      return 'CAB decides again'
    case 'approved_with_conditions':
      return 'Conditions to meet'
    case 'approved':
      // An emergency starts as soon as it is approved; nobody confirms a schedule first.
      if (change.category === 'emergency') return `${implementer} starts`
      return change.plannedStart ? 'Change manager schedules' : `${requestor} proposes a time`
    case 'scheduled':
      return `${implementer} starts`
    case 'implementing':
      return `${implementer} implements`
    case 'validating':
      return `${implementer} validates`
    case 'rolling_back':
      return `${implementer} rolls back`
    case 'in_pir':
      return 'Review to sign'
    case 'rejected':
      return `${requestor} may resubmit`
    case 'closed':
    case 'cancelled':
      return null
  }
}
