import { z } from 'zod'

const term = z.string().regex(/^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+){0,3}$/u, 'A term is one to four words.')
const terms = z.array(term).max(400).default([])
const words = z.array(z.string().min(1).max(20)).max(100)
const tiers = { sure: terms, likely: terms, hint: terms }
const points = z.number().min(0).max(100)

/**
 * The words that propose factors (D44): lists that a person can read and a handful of points. A term matches whole
 * words and their inflections; a term with capitals matches only as written.
 */
export const Vocabulary = z.strictObject({
  factors: z.record(
    z.string(),
    z.strictObject({ ...tiers, /** Words that speak for another meaning. */ against: terms }),
  ),
  /** Words of documentation, tests and measurement alone: their points are taken from every factor. */
  quiet: z.strictObject(tiers),
  /** Phrases whose words mean nothing here, such as “the rest of”. */
  ignore: terms,
  negation: z.strictObject({
    /** Deny what follows: “no database change”. */
    before: words,
    /** Deny what was said: “the schema stays unchanged”. */
    after: words,
    /** Deny what follows when a verb of `touch` or an article comes next: “does not touch the API”. */
    not: words,
    touch: words,
    article: words,
    /** Before or after `not`, with a verb of `touch`, deny what was said: “the API is not affected”. */
    passive: words,
    /** After a denial, make it none: “no longer”, “without downtime”. */
    harmless: words,
    /** End a denial. */
    stop: words,
  }),
  points: z.strictObject({
    sure: points,
    likely: points,
    hint: points,
    against: points,
    /** A term in the title counts this many times, a quiet term by where it stands. */
    title: points,
    quietTitle: points,
    quietDescription: points,
    /** The most that one factor's words reach, so that repetition does not outweigh a quiet title. */
    cap: points,
    /** A factor is proposed from this sum up; texts of more than `longWords` words must reach the second. */
    threshold: points.positive(),
    longThreshold: points.positive(),
    longWords: z.int().min(1),
  }),
})
export type Vocabulary = z.output<typeof Vocabulary>
