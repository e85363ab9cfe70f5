import type { ChangeStatus } from '../change/lifecycle'
import { allow, deny, type Verdict } from '../refusal'

/** One check of the start gate; `unknown` blocks like `not_met` (R08). */
export type Check = { key: string; name: string; state: 'met' | 'not_met' | 'unknown'; detail: string }

export type GateFacts = {
  status: ChangeStatus
  category: string
  held: boolean
  /** Digest computed now over content, files and policy, and the one that was approved. */
  digest: { now: string; approved: string }
  /** How many decisions this revision asks for; none is never enough. */
  asked: number
  /** Required steps that nobody's counted decision fulfils, by name. */
  undecided: readonly string[]
  /** Counted decisions whose person lost the role, the account or the freedom to decide since (R09), as sentences. */
  fallen: readonly string[]
  openConditions: readonly string[]
  planned: { start: Date; end: Date } | null
  /** Sentences of blocking conflicts that nobody has overridden, at this moment. */
  conflicts: readonly string[]
  now: Date
}

/** Everything that must hold at the moment of the start (c12), each with its verdict. */
export function gateChecks(facts: GateFacts): Check[] {
  const { planned, now } = facts
  const emergency = facts.category === 'emergency'
  const check = (key: string, name: string, met: boolean, detail: string): Check => ({
    key,
    name,
    state: met ? 'met' : 'not_met',
    detail,
  })
  const state = emergency ? ['approved', 'scheduled'] : ['scheduled']
  return [
    check(
      'state',
      'Approved and scheduled',
      state.includes(facts.status) && !facts.held,
      facts.held
        ? 'The change is on hold.'
        : state.includes(facts.status)
          ? 'Confirmed.'
          : 'A change starts once it is approved and its time is confirmed.',
    ),
    check(
      'decisions',
      'Every required decision counts',
      facts.asked > 0 && facts.undecided.length === 0 && facts.fallen.length === 0,
      [...facts.undecided.map((name) => `${name} has not approved this revision.`), ...facts.fallen].join(
        ' ',
      ) || (facts.asked > 0 ? 'All given for this revision.' : 'Nobody has been asked for this revision.'),
    ),
    check(
      'digest',
      'Content is what was approved',
      facts.digest.now === facts.digest.approved,
      facts.digest.now === facts.digest.approved
        ? `Digest ${facts.digest.now.slice(0, 8)}.`
        : 'The content differs from what was approved.',
    ),
    check(
      'conditions',
      'Conditions met',
      facts.openConditions.length === 0,
      facts.openConditions.map((text) => `Open: ${text}`).join(' ') || 'None open.',
    ),
    timeCheck(emergency, planned, now, check),
    check(
      'calendar',
      'No freeze or conflict',
      facts.conflicts.length === 0,
      facts.conflicts.join(' ') || 'Nothing blocks this time.',
    ),
  ]
}

function timeCheck(
  emergency: boolean,
  planned: GateFacts['planned'],
  now: Date,
  check: (key: string, name: string, met: boolean, detail: string) => Check,
): Check {
  const name = 'Inside its planned time'
  // D13: an emergency is implemented at once after its approval.
  if (emergency) return check('time', name, true, 'An emergency starts at once.')
  if (!planned) return { key: 'time', name, state: 'unknown', detail: 'No time is planned.' }
  if (now < planned.start) return check('time', name, false, 'The planned time has not begun.')
  return check(
    'time',
    name,
    now < planned.end,
    now < planned.end ? 'It is now.' : 'The planned time is over; propose another.',
  )
}

/** The gate's answer: one refusal naming all that is missing. */
export function gateVerdict(checks: readonly Check[]): Verdict {
  const missing = checks.filter(({ state }) => state !== 'met')
  if (checks.length === 0) return deny('The start could not be checked.', 'precondition')
  return missing.length === 0
    ? allow
    : deny(missing.map(({ name, detail }) => `${name}: ${detail}`).join(' '), 'precondition')
}
