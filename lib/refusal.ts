import type { z } from 'zod'

/** The seven reasons a request is refused; each door translates them once (RFC 9457 problem types in REST). */
export const REFUSAL_STATUS = {
  invalid: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  unauthenticated: 401,
  rate_limited: 429,
} as const
export type RefusalCode = keyof typeof REFUSAL_STATUS
export type FieldError = { path: string; message: string }

/** An expected "no": shown to the person as it is. Anything else thrown is a surprise and never shown. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** `errors` for `invalid`; any further data the door may show, such as the diff of a changed digest. */
    readonly detail: { errors?: FieldError[]; [key: string]: unknown } = {},
  ) {
    super(message)
  }
}

/** A rule's answer. The same verdict guards the command and greys the button with its reason. */
export type Verdict = { ok: true } | { ok: false; code: RefusalCode; reason: string }
export const allow: Verdict = { ok: true }
export const deny = (reason: string, code: RefusalCode = 'forbidden'): Verdict => ({
  ok: false,
  code,
  reason,
})
/** The first verdict that says no, else yes. An empty list is a programming error, never a yes (R08). */
export function every(...verdicts: [Verdict, ...Verdict[]]): Verdict {
  return verdicts.find((verdict) => !verdict.ok) ?? allow
}
export function must(verdict: Verdict): asserts verdict is { ok: true } {
  if (!verdict.ok) throw new Refusal(verdict.code, verdict.reason)
}

/** Refuses `invalid` with each field that is wrong, if any is. */
export function refuseFields(errors: FieldError[]): void {
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
}

/** What `read` refuses of an inner document, with the paths that its fields have in the whole. */
export function within<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal) || !error.detail.errors) throw error
    const errors = error.detail.errors.map((one) => ({ ...one, path: `${path}.${one.path}` }))
    throw new Refusal(error.code, error.message, { ...error.detail, errors })
  }
}

const KINDS: Partial<Record<string, string>> = {
  string: 'Enter a text.',
  number: 'Enter a number.',
  int: 'Enter a whole number.',
  boolean: 'Answer with true or false.',
  array: 'Send a list here.',
  object: 'Send an object here.',
}
/** The sentence for what a schema has no words of its own for. */
const plainly: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined || issue.input === null) return 'This field is required.'
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'This value does not fit here.'
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.map((key) => `“${key}”`).join(', ')} here.`
    case 'invalid_format':
      return issue.format === 'uuid' ? 'This is not a valid id.' : 'This is not in the right form.'
    case 'too_small':
      return issue.origin === 'string'
        ? `Use at least ${issue.minimum} characters.`
        : `Use at least ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `Use at most ${issue.maximum} characters.`
        : `Use at most ${issue.maximum}.`
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return 'This value does not fit here.'
  }
}

/** Input by the schema, or a refusal that names each field. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw, { error: plainly })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  throw new Refusal('invalid', errors[0]?.message ?? 'The input is not valid.', { errors })
}
