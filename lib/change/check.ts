import type { Document } from './content'

/** One line of the checks box. Unknown is its own answer and never counts as met (R08). */
export type PageCheck = {
  key: string
  name: string
  state: 'met' | 'not_met' | 'not_verified'
  detail: string
}

export type CheckFacts = {
  documents: readonly Document[]
  /** Null while no time is planned. */
  notice: { needed: number; given: number; met: boolean } | null
  planned: boolean
  /** The start is still to come; once it has come, or never will, nothing is checked against the time any more. */
  ahead: boolean
  conflicts: readonly { kind: string; severity: 'block' | 'warn'; sentence: string; overridden: boolean }[]
  /** Sentences about people who decide and may not; null before anyone is asked. */
  duties: readonly string[] | null
  /** Of the present revision's counted approvals; null before anyone is asked. */
  conditions: { open: number; met: number } | null
}

const IN_WINDOW = ['outside_window', 'exceeds_window', 'window_risk']
const days = (count: number) => `${count} business ${count === 1 ? 'day' : 'days'}`

/** Everything that can be checked of a change before its start, each with its verdict. */
export function checksOf(facts: CheckFacts): PageCheck[] {
  const { documents, notice, duties, conditions } = facts
  const complete = documents.filter(({ met }) => met).length
  const standing = facts.conflicts.filter(({ overridden }) => !overridden)
  const window = standing.filter(({ kind }) => IN_WINDOW.includes(kind))
  const others = standing.filter(({ kind }) => !IN_WINDOW.includes(kind) && kind !== 'short_notice')
  const shortNotice = facts.conflicts.find(({ kind }) => kind === 'short_notice')
  const blocking = others.filter(({ severity }) => severity === 'block').length
  const unplanned = 'No time is planned yet.'
  const line = (key: string, name: string, met: boolean | null, detail: string): PageCheck => ({
    key,
    name,
    state: met === null ? 'not_verified' : met ? 'met' : 'not_met',
    detail,
  })
  const lines = [
    line(
      'documents',
      `Complete, ${complete} of ${documents.length} documents`,
      documents.length > 0 && complete === documents.length,
      documents.flatMap(({ missing }) => missing).join(' ') || documents.map(({ name }) => name).join(', '),
    ),
    line(
      'notice',
      'Advance notice',
      notice === null ? null : notice.met || shortNotice?.overridden === true,
      notice === null
        ? unplanned
        : `${days(notice.given)} of ${notice.needed} needed${shortNotice?.overridden ? ', overridden' : ''}`,
    ),
    line(
      'window',
      'Inside a window',
      facts.planned ? window.length === 0 : null,
      facts.planned ? (window[0]?.sentence ?? 'The planned time lies in a window.') : unplanned,
    ),
    line(
      'conflicts',
      'Conflicts',
      facts.planned ? others.length === 0 : null,
      facts.planned
        ? others.length === 0
          ? 'No freeze and no other change stands against the time.'
          : `${others.length} found, ${blocking === 0 ? 'none blocking' : `${blocking} blocking`}`
        : unplanned,
    ),
    line(
      'duties',
      'Segregation of duties',
      duties === null ? null : duties.length === 0,
      duties === null
        ? 'Nobody is asked yet.'
        : duties.join(' ') || 'Nobody decides who requested, wrote or implements it.',
    ),
    line(
      'conditions',
      'Conditions met',
      conditions === null ? null : conditions.open === 0,
      conditions === null
        ? 'Nobody has decided yet.'
        : conditions.open + conditions.met === 0
          ? 'None set.'
          : `${conditions.met} of ${conditions.open + conditions.met} met`,
    ),
  ]
  return facts.ahead ? lines : lines.filter(({ key }) => key !== 'window' && key !== 'conflicts')
}
