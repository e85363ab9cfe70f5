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

/** Where a page begins: the sorted value and the id of the row before it, and which way to read on. */
export const Cursor = z.strictObject({ value: z.string().max(300), id: z.uuid(), back: z.boolean() })
export type Cursor = z.output<typeof Cursor>
