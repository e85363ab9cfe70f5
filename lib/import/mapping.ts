import { z } from 'zod'
import { isZone } from '../organisation/zone'
import { meaningIn, type Preset, targetsFor } from './preset'
import { orderOf, type Profile } from './profile'
import {
  isMeaning,
  isMoment,
  MEANING_TARGETS,
  MEANINGS,
  type MeaningTarget,
  SHARED,
  TARGET_NAMES,
  TARGETS,
} from './target'

const none = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : value), schema)
const answers = z
  .array(z.strictObject({ from: z.string().max(200), to: none(z.string().max(40).nullable()) }))
  .max(200)

/** How the file is to be read: the answers of the mapping page. */
export const Mapping = z
  .strictObject({
    /** For each column of the file, in its order. */
    columns: z.array(z.enum(TARGET_NAMES)).min(1).max(300),
    values: z.partialRecord(z.enum(MEANING_TARGETS), answers).default({}),
    order: none(z.enum(['day', 'month']).nullable()),
    zone: z.string().max(60).refine(isZone, 'Choose a time zone.'),
    /** Rows without a title stop, or are named after their type and component. */
    untitled: z.enum(['stop', 'name']),
    unknownService: z.enum(['text', 'stop']),
    unknownPerson: z.enum(['text', 'stop']),
    /** Rows that repeat a number stop, or add their components to the first. */
    repeated: z.enum(['stop', 'join']),
  })
  .superRefine(({ columns, values }, issues) => {
    columns.forEach((target, at) => {
      if (!SHARED.includes(target) && columns.indexOf(target) < at)
        issues.addIssue({
          code: 'custom',
          path: ['columns', at],
          message: `Two columns go to “${TARGETS[target]}”. Choose one of them.`,
        })
    })
    if (!columns.includes('number'))
      issues.addIssue({
        code: 'custom',
        path: ['columns'],
        message: 'Choose the column that holds the old number.',
      })
    for (const [target, answered] of Object.entries(values))
      answered.forEach(({ to }, at) => {
        if (to !== null && !(MEANINGS[target as MeaningTarget] as readonly string[]).includes(to))
          issues.addIssue({
            code: 'custom',
            path: ['values', target, at],
            message: 'Choose one of the list.',
          })
      })
  })
export type Mapping = z.output<typeof Mapping>

/** The mapping that is proposed before anybody has looked. */
export function proposedMapping(profile: Profile, zone: string): Mapping {
  const columns = targetsFor(
    profile.preset,
    profile.columns.map(({ name }) => name),
  )
  const found = orderOf(profile.columns.filter((_, at) => isMoment(columns[at] ?? 'skip')))
  const joined = profile.preset === 'bpic2014'
  return {
    columns,
    values: {},
    order: found.order,
    zone,
    untitled: joined ? 'name' : 'stop',
    unknownService: 'text',
    unknownPerson: 'text',
    repeated: joined ? 'join' : 'stop',
  }
}

/** What a value becomes: as answered, else as it is usually meant; null is an open question. */
export function meaningOf(
  { values }: Pick<Mapping, 'values'>,
  preset: Preset,
  target: MeaningTarget,
  value: string,
): string | null {
  const answered = values[target]?.find(({ from }) => from === value.slice(0, 200))
  return answered?.to ?? meaningIn(preset, target, value)
}

/** Why the file cannot be tried yet; null when it can. */
export function openQuestion({ columns, order }: Mapping, profile: Profile): string | null {
  const dates = profile.columns.filter((_, at) => isMoment(columns[at] ?? 'skip'))
  const found = orderOf(dates)
  if (order === null && found.order === null && found.why !== 'none_needed')
    return `Say whether ${found.sample ?? 'a date'} has the day or the month first.`
  return null
}

/** The values of a column that nobody mapped, with their counts. */
export const openValues = (mapping: Mapping, profile: Profile, at: number): [string, number][] => {
  const target = mapping.columns[at] ?? 'skip'
  if (!isMeaning(target)) return []
  return (profile.columns[at]?.values ?? []).filter(
    ([value]) => meaningOf(mapping, profile.preset, target, value) === null,
  )
}
