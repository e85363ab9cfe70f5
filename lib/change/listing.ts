import { z } from 'zod'
import { RISK_LEVELS } from '../policy/factor'
import { CATEGORIES, CHANGE_STATUSES, OUTCOMES } from './lifecycle'

/** `match` is closeness to the words of `q`, and the order of `updated` where there are none. */
export const SORTS = ['updated', 'created', 'planned', 'title', 'match'] as const
export const VIEWS = ['all', 'open', 'mine', 'implementing', 'scheduled', 'closed'] as const
/** Comma-separated in an address, a list in code. */
const several = <T extends string>(one: z.ZodType<T, string>, most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
    .pipe(z.array(one).max(most))
    .optional()
const severalOf = <T extends string>(names: readonly [T, ...T[]]) =>
  several<T>(z.literal(names), names.length)

/** Where a page begins: the sorted value and the id of the row before it, and which way to read on. */
export type Place = { value: string; id: string; back: boolean }
const TIME = z.string().regex(/^(infinity|[-\d]+ [\d:.]+[-+][\d:]+)$/)
const VALUES: Record<(typeof SORTS)[number], z.ZodString> = {
  updated: TIME,
  created: TIME,
  planned: TIME,
  title: z.string().max(300),
  match: z.string().regex(/^\d+(\.\d+)?(e-\d+)?$/),
}
const placeIn = (sort: (typeof SORTS)[number]) =>
  z.strictObject({
    value: VALUES[sort],
    id: z.uuid(),
    back: z.boolean(),
  })
export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')
/** Null for what is no cursor of this order. */
export function placeOf(cursor: string, sort: (typeof SORTS)[number]): Place | null {
  try {
    return placeIn(sort).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

/** The change list as its address says it; the REST list takes the same. */
export const ListChanges = z
  .strictObject({
    view: z.enum(VIEWS).default('all'),
    status: severalOf(CHANGE_STATUSES),
    risk: severalOf(RISK_LEVELS),
    category: severalOf(CATEGORIES),
    outcome: severalOf(OUTCOMES),
    /** Slugs of the catalogue; on any of them. */
    service: several(z.string().max(80), 20),
    requestor: z.uuid().optional(),
    implementer: z.uuid().optional(),
    /** First and last day of the planned start, and the first day of the last change, in the organisation's zone. */
    plannedFrom: z.iso.date().optional(),
    plannedTo: z.iso.date().optional(),
    updatedSince: z.iso.date().optional(),
    /** Words of the number, title, description, justification, plans and comments; the last one may be cut short. */
    q: z.string().trim().max(200).optional(),
    /** Look for `q` as it is spelt, even where nothing is found. */
    spelt: z.enum(['exactly']).optional(),
    sort: z.enum(SORTS).default('updated'),
    order: z.enum(['asc', 'desc']).default('desc'),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    /** From the `next` or `previous` of the page before. */
    cursor: z.string().max(2_000).optional(),
  })
  // Without words the best match is the order of the last change.
  .refine(
    ({ cursor, sort }) =>
      !cursor || placeOf(cursor, sort) || (sort === 'match' && placeOf(cursor, 'updated')),
    {
      path: ['cursor'],
      message: 'This page marker is not valid here. Begin with the first page.',
    },
  )
export type ListChanges = z.output<typeof ListChanges>

/**
 * A list's address as a page receives it: `sort=-planned` is planned, latest first. What cannot be understood is left
 * out, so that an old or mistyped link shows the list rather than an error; a filter is dropped, never widened in part.
 * Words are answered by the best match unless another order is asked for.
 */
export function listingOf(query: Readonly<Record<string, string | string[] | undefined>>): ListChanges {
  const sort = [query.sort].flat()[0]
  const asked: Record<string, unknown> = {
    ...Object.fromEntries(
      Object.entries(query).filter(([name, value]) => Object.hasOwn(ListChanges.shape, name) && value),
    ),
    ...(sort
      ? { sort: sort.replace(/^-/, ''), order: sort.startsWith('-') ? 'desc' : 'asc' }
      : [query.q].flat()[0]?.trim()
        ? { sort: 'match' }
        : {}),
  }
  return understood(asked)
}

function understood(asked: Record<string, unknown>): ListChanges {
  const parsed = ListChanges.safeParse(asked)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  return understood(Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name))))
}
