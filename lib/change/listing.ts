import { z } from 'zod'
import { RISK_LEVELS } from '../policy/factor'
import { CATEGORIES, CHANGE_STATUSES } from './lifecycle'

export const SORTS = ['updated', 'created', 'planned', 'title'] as const
export const VIEWS = ['all', 'open', 'mine', 'implementing', 'scheduled', 'closed'] as const
/** Comma-separated in an address, a list in code. */
const several = <T extends readonly [string, ...string[]]>(names: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
    .pipe(z.array(z.enum(names)).max(names.length))
    .optional()

/** Where a page begins: the sorted value and the id of the row before it, and which way to read on. */
export type Place = { value: string; id: string; back: boolean }
const placeIn = (sort: (typeof SORTS)[number]) =>
  z.strictObject({
    value: sort === 'title' ? z.string().max(300) : z.string().regex(/^(infinity|[-\d]+ [\d:.]+[-+][\d:]+)$/),
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
    status: several(CHANGE_STATUSES),
    risk: several(RISK_LEVELS),
    category: several(CATEGORIES),
    service: z.string().max(80).optional(),
    /** Words of the title, or a number. */
    q: z.string().trim().max(200).optional(),
    sort: z.enum(SORTS).default('updated'),
    order: z.enum(['asc', 'desc']).default('desc'),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    /** From the `next` or `previous` of the page before. */
    cursor: z.string().max(2_000).optional(),
  })
  .refine(({ cursor, sort }) => !cursor || placeOf(cursor, sort) !== null, {
    path: ['cursor'],
    message: 'This page marker is not valid here. Begin with the first page.',
  })
export type ListChanges = z.output<typeof ListChanges>

/**
 * A list's address as a page receives it: `sort=-planned` is planned, latest first. What cannot be understood is left
 * out, so that an old or mistyped link shows the list rather than an error; a filter is dropped, never widened in part.
 */
export function listingOf(query: Readonly<Record<string, string | string[] | undefined>>): ListChanges {
  const sort = [query.sort].flat()[0]
  const asked: Record<string, unknown> = {
    ...Object.fromEntries(
      Object.entries(query).filter(([name, value]) => Object.hasOwn(ListChanges.shape, name) && value),
    ),
    ...(sort ? { sort: sort.replace(/^-/, ''), order: sort.startsWith('-') ? 'desc' : 'asc' } : {}),
  }
  return understood(asked)
}

function understood(asked: Record<string, unknown>): ListChanges {
  const parsed = ListChanges.safeParse(asked)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  return understood(Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name))))
}
