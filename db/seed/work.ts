import type { CastKey } from './cast'
import type { Slug } from './catalogue'
import type { Turn } from './turn'

/**
 * A kind of work that a team does, as often as it comes up in a year. Every text may hold names in braces: `{month}`,
 * `{year}`, `{last}` (the month before), `{quarter}` and `{lastQuarter}` follow from the planned day, `{next}` is the
 * year after, others come from `vary`, one value for each run.
 */
export type Work = {
  title: string
  what: string
  why: string
  /** The same services each time, or one for each run. */
  on: readonly Slug[] | { each: readonly Slug[] }
  by: CastKey
  does: CastKey
  /** `routine`: recurring, of low risk, done by the book. Without it, a normal change. */
  kind?: 'routine' | 'emergency' | 'major'
  /** Trigger and severity of an emergency. */
  emergency?: readonly [
    'security_incident' | 'system_outage' | 'data_breach' | 'regulatory_violation',
    1 | 2 | 3,
  ]
  /** Business, technical and security impact. */
  impact: `${Level} ${Level} ${Level}`
  /** Declared factors and stated facts, such as `TECH-001 proven done`. */
  risk?: string
  /** Each with its minutes first and, when another than the implementer does it, who: `15 Read the first orders @quinn`. */
  steps: readonly string[]
  /** What was tried and what it showed, parted by a colon. */
  tests?: readonly string[]
  back?: readonly string[]
  /** Where the way back was tried. */
  tried?: string
  /** Audience, channel, time and message, parted by bars. */
  tell?: readonly string[]
  /** What people say while it is decided, one of them a run: `@quinn The suite is green.` */
  says?: readonly string[]
  /** What the implementer notes at a good end, one of them a run. */
  ends?: readonly string[]
  /** What the review of a good end says, one of them a run. */
  review?: readonly string[]
  vary?: Readonly<Record<string, readonly string[]>>
  /** How often in the year, evenly; or in which months; or each month. */
  when: number | readonly number[] | 'monthly'
  /** What went another way than the plan, by run from 0. */
  but?: Readonly<Record<number, Turn | readonly Turn[]>>
}
type Level = 'none' | 'low' | 'medium' | 'high'
