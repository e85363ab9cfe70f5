import { z } from 'zod'
import { RISK_LEVELS } from './factor'

export const ENVIRONMENTS = ['production', 'staging', 'test', 'development'] as const
export type Environment = (typeof ENVIRONMENTS)[number]

const hours = z.number().positive().max(8760)
const businessDays = z.int().min(0).max(250)
const weekday = z.int().min(1).max(7)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time of day such as 14:00.')
const name = z.string().trim().min(1).max(100)
/** Hours of wall time after the actual end (D3, D114): outcome and times recorded, review signed. */
const review = z.strictObject({ facts: hours.nullable(), signed: hours })

/** The timing section of a policy version: plain data, parsed whenever a version is proposed or read. */
export const TimingRules = z.strictObject({
  /** Business days from the first submit to the planned start (D16). */
  notice: z.strictObject({
    standard: businessDays,
    normal: businessDays,
    major: businessDays,
    emergency: businessDays,
  }),
  review: z.strictObject({ standard: review, normal: review, major: review, emergency: review }),
  /** Business days after submission: the decision is due, and the warning before it (D114). */
  decision: z
    .strictObject({ due: businessDays, warning: businessDays })
    .refine(({ due, warning }) => warning <= due, {
      path: ['warning'],
      message: 'Warn on or before the day the decision is due.',
    }),
  /** Hours of wall time to decide on an emergency, by severity (D12). */
  emergency: z.strictObject({ 1: hours, 2: hours, 3: hours }),
  /** The weekly board meeting, in the organisation's zone: ISO weekday and time (D39). */
  cab: z.strictObject({ weekday, time }),
  /** Services in these environments need a window and notice; others are scheduled freely (D20). */
  boundEnvironments: z.array(z.enum(ENVIRONMENTS)),
  /** The weekly windows an installation begins with, in the organisation's zone (D18). */
  windows: z.array(
    z.strictObject({
      name,
      weekday,
      opens: time,
      minutes: z.int().min(1).max(10_080),
      maxRisk: z.enum(RISK_LEVELS),
    }),
  ),
  /** The freezes an installation begins with (D21); `from` and `until` are whole days, both included. */
  freezes: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('quarter_end'),
        name,
        businessDays: z.int().min(1).max(60),
        hard: z.boolean(),
      }),
      z
        .strictObject({
          kind: z.literal('dated'),
          name,
          from: z.iso.date(),
          until: z.iso.date(),
          hard: z.boolean(),
        })
        .refine(({ from, until }) => from <= until, {
          path: ['until'],
          message: 'End the freeze on or after its first day.',
        }),
    ]),
  ),
})
export type TimingRules = z.output<typeof TimingRules>

/** The standard's values (sections 1, 4.1 and 5), the timing section of the first policy version. */
export const STANDARD_TIMING: TimingRules = {
  notice: { standard: 5, normal: 10, major: 30, emergency: 0 },
  review: {
    standard: { facts: null, signed: 72 },
    normal: { facts: null, signed: 72 },
    major: { facts: null, signed: 24 },
    emergency: { facts: 12, signed: 24 },
  },
  decision: { due: 5, warning: 3 },
  emergency: { 1: 1, 2: 2, 3: 4 },
  cab: { weekday: 2, time: '14:00' },
  boundEnvironments: ['production'],
  windows: [
    { name: 'Tuesday window', weekday: 2, opens: '02:00', minutes: 120, maxRisk: 'LOW' },
    { name: 'Thursday window', weekday: 4, opens: '02:00', minutes: 120, maxRisk: 'MEDIUM' },
    { name: 'Saturday window', weekday: 6, opens: '02:00', minutes: 240, maxRisk: 'HIGH' },
  ],
  freezes: [
    { kind: 'quarter_end', name: 'Quarter end', businessDays: 3, hard: true },
    { kind: 'dated', name: 'Black Friday', from: '2026-11-27', until: '2026-11-30', hard: false },
    { kind: 'dated', name: 'Holiday peak', from: '2026-12-21', until: '2027-01-01', hard: false },
  ],
}
