import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { CHANGE_NUMBER } from '../ids'
import { startOfDay } from '../organisation/zone'

const Day = z.iso.date().optional().catch(undefined)

/** The audit page as its address says it; what cannot be read is left out. */
export const ListTrail = z.object({
  /** A change number, a service's key or an e-mail address. */
  q: z.string().trim().max(200).optional().catch(undefined),
  /** Id of a person, or `system`. */
  who: z
    .union([z.uuid(), z.literal('system')])
    .optional()
    .catch(undefined),
  /** An event type, or a room such as `approval`. */
  what: z
    .string()
    .regex(/^[a-z]+(\.[a-z_]+)?$/)
    .optional()
    .catch(undefined),
  since: Day,
  until: Day,
  /** The event whose details are open. */
  event: z.uuid().optional().catch(undefined),
  /** From the `next` or `previous` of a page. */
  cursor: z.string().max(300).optional().catch(undefined),
})
export type ListTrail = z.output<typeof ListTrail>

export type Place = { at: string; stream: string; seq: number; back: boolean }
const PlaceText = z.tuple([z.string(), z.string(), z.int(), z.boolean()])

export const cursorOf = ({ at, stream, seq, back }: Place): string => JSON.stringify([at, stream, seq, back])
/** Null for none and for what is no cursor of ours: the list then begins at its top. */
export function placeOf(cursor: string | undefined): Place | null {
  if (!cursor) return null
  try {
    const [at, stream, seq, back] = PlaceText.parse(JSON.parse(cursor))
    return { at, stream, seq, back }
  } catch {
    return null
  }
}

/** What the words in the search box mean. */
export type Sought = { kind: 'change' | 'person' | 'service'; name: string }
export function soughtBy(q: string | undefined): Sought | null {
  if (!q) return null
  if (CHANGE_NUMBER.test(q.toUpperCase())) return { kind: 'change', name: q.toUpperCase() }
  return { kind: q.includes('@') ? 'person' : 'service', name: q.toLowerCase() }
}

/** Both days belong to the period; the end is the first instant after it. */
export function periodOf({ since, until }: Pick<ListTrail, 'since' | 'until'>, zone: string) {
  const begin = (day: string, later: number) =>
    startOfDay(Temporal.PlainDate.from(day).add({ days: later }), zone)
  return { from: since ? begin(since, 0) : null, to: until ? begin(until, 1) : null }
}
