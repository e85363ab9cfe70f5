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

/** The change list as its address says it; the REST list takes the same. */
export const ListChanges = z.strictObject({
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
  cursor: z.string().max(500).optional(),
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
  const first = ListChanges.safeParse(asked)
  if (first.success) return first.data
  const wrong = new Set(first.error.issues.map((issue) => String(issue.path[0])))
  return ListChanges.parse(Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name))))
}

/** Where a page begins: the sorted value and the id of the row before it, and which way to read on. */
export const Cursor = z.strictObject({ value: z.string().max(300), id: z.uuid(), back: z.boolean() })
export type Cursor = z.output<typeof Cursor>
