import { z } from 'zod'

/** What nobody sees: format characters and fillers. A text of these and of blanks alone is empty. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** Of these, what is taken off both ends; inside, joiners and marks belong to emoji and to scripts. */
const AT_ENDS = /[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/
/** Turns the order of what is shown around, so that a title could read other than it is stored. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

function trimmed(value: string): string {
  if (value.replace(UNSEEN, '').trim() === '') return ''
  let [start, end] = [0, value.length]
  while (AT_ENDS.test(value[start] ?? 'x')) start++
  while (AT_ENDS.test(value[end - 1] ?? 'x')) end--
  return value.slice(start, end)
}

const written = (max: number, missing?: string) =>
  z
    .string(missing)
    .max(max, `Use at most ${max} characters.`)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'This text contains characters that cannot be stored.',
    )

/** Text a person writes: NUL and lone surrogates would break storage or the digest; NFC so that equal words have equal digests. */
export const text = (max: number, missing?: string) =>
  written(max, missing).transform((value) => trimmed(value.normalize('NFC')))

/** A title or a name, which is shown as it is stored: nothing in it turns its direction around. */
export const line = (max: number, missing?: string) =>
  written(max, missing).transform((value) => trimmed(value.replace(DIRECTION, '').normalize('NFC')))

/** Whether something is said, in characters that are seen. */
export const says = (value: string, least = 3): boolean => value.replace(UNSEEN, '').trim().length >= least

/** What must be said; `message` is the remedy where it is missing or shorter than `least`. */
export const required = (message: string, max: number, least = 3) =>
  text(max, message).refine((value) => says(value, least), message)
export const requiredLine = (message: string, max: number, least = 1) =>
  line(max, message).refine((value) => says(value, least), message)
