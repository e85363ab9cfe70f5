import { z } from 'zod'
import { FACT_KEYS } from '../policy/factor'

/** Kept as typed, neither trimmed nor normalised: the offsets of proposals point into it. */
const text = (max: number) =>
  z
    .string()
    .max(max, `Use at most ${max} characters.`)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'This text contains characters that cannot be stored.',
    )

/** Input of `POST /risk-assessments/preview`. Whether the ids exist is the policy's to say (`assess`). */
export const PreviewRisk = z.strictObject({
  title: text(1000).default(''),
  description: text(100_000).default(''),
  services: z.array(z.string().max(80)).max(100).default([]),
  declared: z.array(z.string().max(20)).max(50).default([]),
  facts: z
    .strictObject(
      Object.fromEntries(FACT_KEYS.map((key) => [key, z.boolean().optional()])) as Record<
        (typeof FACT_KEYS)[number],
        z.ZodOptional<z.ZodBoolean>
      >,
    )
    .default({}),
})
export type PreviewRisk = z.output<typeof PreviewRisk>
