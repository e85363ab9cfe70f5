import { z } from 'zod'
import { required, requiredLine, text } from '../text'

export const ENVIRONMENTS = ['production', 'staging', 'test', 'development'] as const
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens, such as payments-api.')
  .max(80)
/** A tick of a form, or a boolean. */
const flag = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)
const owner = z
  .union([z.literal('').transform(() => null), z.uuid('Choose a person.')])
  .nullable()
  .default(null)

/** A service as the catalogue holds it. */
const Entry = z.strictObject({
  name: requiredLine('Give it a name.', 100),
  description: text(2000).default(''),
  ownerId: owner,
  businessOwnerId: owner,
  tier: z.coerce.number().int().min(1, 'Choose a tier from 1 to 4.').max(4, 'Choose a tier from 1 to 4.'),
  environment: z.enum(ENVIRONMENTS).default('production'),
  regulated: flag,
  internetFacing: flag,
  freezeBound: flag,
  /** Slugs of what it needs to work. */
  dependsOn: z.array(z.string().max(80)).max(100).default([]),
})
export type Entry = z.output<typeof Entry>

export const RegisterService = Entry.extend({ slug: Slug })
export const ChangeService = Entry.extend({ slug: z.string().max(80) })
export const RetireService = z.strictObject({
  slug: z.string().max(80),
  reason: required('Say why in a few words.', 2000),
})
