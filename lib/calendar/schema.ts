import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { OnChange } from '../change/schema'
import { firstInstant, isZone } from '../organisation/zone'
import { RISK_LEVELS } from '../policy/factor'

const name = z.string().trim().min(1, 'Give it a name.').max(100)
const WHY_AGREE = 'Say why you agree or refuse.'
const reason = z.string().trim().min(3, 'Say why in a few words.').max(2000)
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
  .transform(placed)
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, ordered)
export const LiftFreeze = z.strictObject({ freezeId: z.uuid(), reason })
export const AskOverride = OnChange.extend({ target: z.string().min(1).max(120), reason })
export const VoiceOverride = OnChange.extend({
  overrideId: z.uuid(),
  agree: z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]),
  /** D38: an override is granted for a reason of the person who grants it, and refused for one. */
  reason: z.string({ error: WHY_AGREE }).trim().min(3, WHY_AGREE).max(2000),
})
