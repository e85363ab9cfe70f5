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

/** Input by the schema, or a refusal that names each field. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  throw new Refusal('invalid', errors[0]?.message ?? 'The input is not valid.', { errors })
}
