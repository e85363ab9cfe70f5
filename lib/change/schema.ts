import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { firstInstant, isZone, skippedHour } from '../organisation/zone'
import { line, required, requiredLine, text } from '../text'
import { CATEGORIES } from './lifecycle'

export const EMERGENCY_TRIGGERS = [
  'security_incident',
  'system_outage',
  'data_breach',
  'regulatory_violation',
] as const
export const IMPACT_LEVELS = ['none', 'low', 'medium', 'high'] as const
export const IMPACT_DIMENSIONS = ['business', 'technical', 'security'] as const
export type ImpactLevel = (typeof IMPACT_LEVELS)[number]

const rowId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'A row needs an id of small letters, digits and hyphens.')
const Step = z.strictObject({
  id: rowId,
  title: line(200),
  detail: text(4000).default(''),
  ownerId: z.uuid().nullable().default(null),
  minutes: z.int().min(0).max(20_160).nullable().default(null),
})
const impact = z.enum(IMPACT_LEVELS).nullable().default(null)
const instant = z.iso
  .datetime({ offset: true, error: 'Use an RFC 3339 time such as 2026-12-19T01:00:00Z.' })
  .transform((value) => new Date(value).toISOString())

/**
 * The material content of a change: everything an approver relies on. One document, because it is signed as one:
 * a decision binds to its digest (R06). Everything has a default, so that a draft may be saved half filled;
 * what is required to submit is said by `completeness` in content.ts.
 */
export const ChangeContent = z.strictObject({
  title: line(200).default(''),
  description: text(20_000).default(''),
  justification: text(10_000).default(''),
  category: z.enum(CATEGORIES).default('normal'),
  emergency: z
    .strictObject({
      trigger: z.enum(EMERGENCY_TRIGGERS),
      severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    })
    .nullable()
    .default(null),
  /** Slugs of the service catalogue. */
  services: z.array(z.string().max(80)).max(100).default([]),
  impact: z.strictObject({ business: impact, technical: impact, security: impact }).prefault({}),
  /** Factors the requestor confirmed, proposals dismissed with a reason, and the stated facts of D113. */
  risk: z
    .strictObject({
      declared: z.array(z.string().max(20)).max(50).default([]),
      dismissed: z
        .array(z.strictObject({ factor: z.string().max(20), reason: text(1000) }))
        .max(50)
        .default([]),
      facts: z.record(z.string().max(40), z.boolean()).default({}),
    })
    .prefault({}),
  plannedStart: instant.nullable().default(null),
  plannedEnd: instant.nullable().default(null),
  implementerId: z.uuid().nullable().default(null),
  steps: z.array(Step).max(100).default([]),
  tests: z
    .array(
      z.strictObject({
        id: rowId,
        title: line(200),
        result: z.enum(['planned', 'passed', 'failed']).default('planned'),
        evidence: text(2000).default(''),
        on: z.iso.date().nullable().default(null),
      }),
    )
    .max(100)
    .default([]),
  rollback: z
    .strictObject({
      steps: z.array(Step).max(100).default([]),
      /** D14: either at least one line, or the statement that only a forward fix is possible. */
      notPossible: z.boolean().default(false),
      testedOn: z.iso.date().nullable().default(null),
      testedWhere: line(200).default(''),
    })
    .prefault({}),
  communication: z
    .array(
      z.strictObject({
        id: rowId,
        audience: line(200),
        channel: line(100).default(''),
        when: line(200).default(''),
        message: text(2000).default(''),
      }),
    )
    .max(50)
    .default([]),
})
export type ChangeContent = z.output<typeof ChangeContent>

const bare = <T extends z.ZodType>(schema: T): z.ZodType =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? (schema.unwrap() as z.ZodType) : schema
/** Any of the fields, none filled in by itself: what an edit replaces. Each field is replaced as a whole. The type is
 * claimed, since TypeScript cannot follow a shape mapped by `Object.fromEntries`; `bare` keeps each field's own schema. */
export const ContentPatch = z.strictObject(
  Object.fromEntries(
    Object.entries(ChangeContent.shape).map(([key, schema]) => [key, bare(schema).optional()]),
  ),
) as unknown as z.ZodType<Partial<ChangeContent>>

export const ChangeNumber = z.string().regex(/^CHG-\d{1,9}$/, 'A change number looks like CHG-1024.')
export const OnChange = z.strictObject({ number: ChangeNumber })
export const WithReason = OnChange.extend({ reason: required('Say why in a few words.', 4000) })

export const DraftChange = ChangeContent.extend({
  restricted: z.boolean().default(false),
  /** Number of an earlier change whose content this one begins with. */
  copyOf: ChangeNumber.optional(),
})
/** A form asks for each proposal's answer first; a program cannot be asked, so what it leaves open is recorded as unanswered. */
export const SubmitChange = OnChange.extend({ openProposals: z.enum(['refuse', 'record']).default('record') })
export const EditChange = OnChange.extend({
  /** The version that was edited; another one means somebody saved in between. */
  version: z.coerce.number().int().positive().optional(),
  changes: ContentPatch,
})
export const SaveDraft = EditChange.extend({ restricted: z.boolean().optional() })
/** Characters of `2026-12-19T02:00`. */
const WALL_TIME = 16
const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Choose a day and a time.')
/** Instants, or times on the wall clock of `zone` as a form without script sends them. */
export const ProposeTime = OnChange.extend({
  plannedStart: z.union([instant, wallTime], 'Choose a day and a time.'),
  plannedEnd: z.union([instant, wallTime], 'Choose a day and a time.'),
  zone: z.string().refine(isZone, 'Choose an IANA time zone such as Europe/Amsterdam.').default('UTC'),
})
  .superRefine((given, ctx) => {
    if (!isZone(given.zone)) return
    for (const field of ['plannedStart', 'plannedEnd'] as const) {
      const fault = given[field].length === WALL_TIME ? skippedHour(given[field], given.zone) : null
      if (fault) ctx.addIssue({ code: 'custom', path: [field], message: fault })
    }
  })
  .transform(({ number, plannedStart, plannedEnd, zone }) => ({
    number,
    plannedStart: instantOf(plannedStart, zone),
    plannedEnd: instantOf(plannedEnd, zone),
  }))
  .refine(({ plannedStart, plannedEnd }) => plannedStart < plannedEnd, {
    path: ['plannedEnd'],
    message: 'End after the start.',
  })
const instantOf = (time: string, zone: string) =>
  time.length === WALL_TIME ? firstInstant(Temporal.PlainDateTime.from(time), zone).toISOString() : time
export const AssignImplementer = OnChange.extend({ implementerId: z.uuid('Choose a person.') })
export const CommentOnChange = OnChange.extend({ body: required('Say something in a few words.', 4000) })
export const MAX_FILE_BYTES = 25 * 1024 * 1024
export const MAX_FILES_BYTES = 250 * 1024 * 1024
export const AttachFile = OnChange.extend({
  name: requiredLine('The file needs a name.', 300),
  bytes: z.instanceof(Uint8Array),
})
export const RemoveFile = OnChange.extend({ fileId: z.uuid() })
