import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { OnChange } from '../change/schema'
import { firstInstant, isZone, skippedHour } from '../organisation/zone'
import { RISK_LEVELS } from '../policy/factor'
import { required, requiredLine } from '../text'

const name = requiredLine('Give it a name.', 100)
const reason = required('Say why in a few words.', 2000)
const zone = z.string().refine(isZone, 'Choose an IANA time zone such as Europe/Amsterdam.')
/** An instant, or a wall time of the zone beside it, as a form without script sends it. */
const moment = z.union(
  [z.iso.datetime({ offset: true }), z.iso.datetime({ local: true })],
  'Use a time such as 2026-12-19T02:00, or with its offset.',
)
const instantIn = (zone: string, text: string): Date =>
  /(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : firstInstant(Temporal.PlainDateTime.from(text), zone)
const placed = <T extends { zone: string; startsAt: string; endsAt: string }>(given: T) => ({
  ...given,
  startsAt: instantIn(given.zone, given.startsAt),
  endsAt: instantIn(given.zone, given.endsAt),
})
const LOCAL = /^\d{4}-\d\d-\d\dT[\d:.]+$/
/** A time that the clock skips is none to begin or end at. */
function onTheClock(given: { zone: string; startsAt: string; endsAt: string }, ctx: z.RefinementCtx): void {
  if (!isZone(given.zone)) return
  for (const field of ['startsAt', 'endsAt'] as const) {
    const fault = LOCAL.test(given[field]) ? skippedHour(given[field], given.zone) : null
    if (fault) ctx.addIssue({ code: 'custom', path: [field], message: fault })
  }
}
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time of day such as 02:00.')
const ordered = { path: ['endsAt'], message: 'End after the start.' }

export const OpenWindow = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly'),
    name,
    zone,
    // D18: what is riskier gets a window of its own.
    maxRisk: z
      .enum(RISK_LEVELS)
      .refine(
        (level) => level !== 'VERY_HIGH',
        'A very high risk needs a window of its own. Open one that comes once, or choose high.',
      ),
    weekday: z.coerce.number().int().min(1).max(7),
    opens: time,
    minutes: z.coerce
      .number()
      .int()
      .min(15, 'A window lasts at least 15 minutes.')
      .max(10_080, 'A window lasts at most a week.'),
  }),
  z
    .strictObject({
      kind: z.literal('once'),
      name,
      zone,
      maxRisk: z.enum(RISK_LEVELS),
      startsAt: moment,
      endsAt: moment,
    })
    .superRefine(onTheClock)
    .transform(placed)
    .refine(({ startsAt, endsAt }) => startsAt < endsAt, ordered),
])
export const RetireWindow = z.strictObject({ windowId: z.uuid(), reason })
export const DeclareFreeze = z
  .strictObject({
    name,
    reason,
    zone,
    startsAt: moment,
    endsAt: moment,
    hard: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
    /** Slugs; none means every service. */
    services: z.array(z.string().max(80)).max(100).default([]),
    ownerId: z
      .union([z.uuid(), z.literal('').transform(() => null)])
      .nullable()
      .default(null),
  })
  .superRefine(onTheClock)
  .transform(placed)
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, ordered)
export const LiftFreeze = z.strictObject({ freezeId: z.uuid(), reason })
export const AskOverride = OnChange.extend({ target: z.string().min(1).max(120), reason })
export const VoiceOverride = OnChange.extend({
  overrideId: z.uuid(),
  agree: z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]),
  /** D38: an override is granted for a reason of the person who grants it, and refused for one. */
  reason: required('Say why you agree or refuse.', 2000),
})
