import type { ChangeContent, EMERGENCY_TRIGGERS } from '../change/schema'
import { type FieldError, Refusal } from '../refusal'
import { instantOf } from './moment'
import type { StepKey } from './progress'

type Values = Readonly<Record<string, unknown>>
export type Changes = Partial<ChangeContent>
type Row = Record<string, string>

/** Titles made from the first words of an emergency are no longer than this. */
const TITLE_LENGTH = 100

/**
 * One page of the form as the fields of the content that it replaces. `values` are what its names spell
 * (`steps.0.title`, `services[]`); what is absent is empty, since a browser sends no unticked box. Throws Refusal
 * `invalid` for a time that is none.
 */
export function changesOf(step: StepKey | 'emergency', values: Values): Changes {
  switch (step) {
    case 'what':
      return whatOf(values)
    case 'risk':
      return riskOf(values)
    case 'when':
      return whenOf(values)
    case 'plan':
      return planOf(values)
    case 'emergency':
      return emergencyOf(values)
    case 'submit':
      return {}
  }
}

/** What a page posts, as the commands take it. A page with script sends the fields that differ by themselves. */
export function editOf(values: Values): Record<string, unknown> {
  const restricted = values.step === 'what' && values.asksRestricted ? values.restricted === 'on' : undefined
  return {
    number: values.number,
    version: values.version,
    changes: record(values.changes) ? values.changes : changesOf(values.step as StepKey, values),
    ...(restricted === undefined ? {} : { restricted }),
  }
}

/** The first page of a change that is not stored yet. */
export function draftOf(values: Values): Record<string, unknown> {
  const step = values.step === 'emergency' ? 'emergency' : 'what'
  return { ...changesOf(step, values), restricted: values.restricted === 'on' }
}

function whatOf(values: Values): Changes {
  const category = values.category === 'emergency' ? 'emergency' : 'normal'
  return {
    title: words(values.title),
    description: words(values.description),
    justification: words(values.justification),
    category,
    emergency: category === 'emergency' ? triggerOf(values) : null,
    services: listOf(values.services),
    implementerId: words(values.implementerId) || null,
  }
}

function riskOf(values: Values): Changes {
  const impact = record(values.impact) ?? {}
  const answers = Object.entries(record(values.factors) ?? {}).map(
    ([id, row]): Row => ({ ...rowOf(row), id }),
  )
  const facts = Object.entries(record(values.facts) ?? {}).filter(([, value]) => value === 'on')
  const answer = (name: string) => words(impact[name]) || null
  return {
    impact: {
      business: answer('business'),
      technical: answer('technical'),
      security: answer('security'),
    } as ChangeContent['impact'],
    risk: {
      declared: answers.filter((row) => row.answer === 'accept').map(({ id }) => id ?? ''),
      dismissed: answers
        .filter((row) => row.answer === 'dismiss')
        .map(({ id, reason }) => ({ factor: id ?? '', reason: reason ?? '' })),
      facts: Object.fromEntries(facts.map(([key]) => [key, true])),
    },
  }
}

const TIMES = { plannedStart: 'start', plannedEnd: 'end' } as const
function whenOf(values: Values): Changes {
  const errors: FieldError[] = []
  const changes: Changes = {}
  for (const field of ['plannedStart', 'plannedEnd'] as const) {
    const local = words(values[field])
    const found = local ? instantOf(local, words(values.zone)) : null
    if (found && 'gap' in found)
      errors.push({
        path: field,
        message: `${local.slice(11)} on that day does not exist: the clock skips it. Choose another ${TIMES[field]}.`,
      })
    else if (local && !found)
      errors.push({ path: field, message: `Enter the ${TIMES[field]} as a date and a time.` })
    else changes[field] = found && 'at' in found ? found.at.toISOString() : null
  }
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
  return changes
}

function planOf(values: Values): Changes {
  const rollback = record(values.rollback) ?? {}
  return {
    steps: rowsOf(values.steps, ['title', 'detail']).map(stepOf),
    tests: rowsOf(values.tests, ['title', 'evidence']).map(({ id, title, result, evidence, on }) => ({
      id: id ?? '',
      title: title ?? '',
      result: (result || 'planned') as ChangeContent['tests'][number]['result'],
      evidence: evidence ?? '',
      on: on || null,
    })),
    rollback: {
      steps: rowsOf(rollback.steps, ['title', 'detail']).map(stepOf),
      notPossible: rollback.notPossible === 'on',
      testedOn: words(rollback.testedOn) || null,
      testedWhere: words(rollback.testedWhere),
    },
    communication: rowsOf(values.communication, ['audience', 'message']).map(
      ({ id, audience, channel, when, message }) => ({
        id: id ?? '',
        audience: audience ?? '',
        channel: channel ?? '',
        when: when ?? '',
        message: message ?? '',
      }),
    ),
  }
}

function emergencyOf(values: Values): Changes {
  const justification = words(values.justification)
  const [act, back] = [words(values.act), words(values.back)]
  return {
    category: 'emergency',
    emergency: triggerOf(values),
    title: words(values.title) || titleOf(justification),
    description: act,
    justification,
    services: listOf(values.services),
    // A plan with more lines than this page shows is kept as it is.
    ...(values.plan === 'kept'
      ? {}
      : {
          steps: lineOf('do', act),
          rollback: {
            steps: lineOf('back', back),
            notPossible: values.notPossible === 'on',
            testedOn: null,
            testedWhere: '',
          },
        }),
  }
}

/** The first sentence, cut at a word. */
export function titleOf(text: string): string {
  const sentence = (/^[^.!?\n]+/.exec(text.trim())?.[0] ?? '').trim()
  if (sentence.length <= TITLE_LENGTH) return sentence
  return `${sentence.slice(0, TITLE_LENGTH - 1).replace(/\s+\S*$/, '')}…`
}

const lineOf = (id: string, text: string): ChangeContent['steps'] =>
  text ? [{ id, title: titleOf(text).slice(0, 200) || id, detail: text, ownerId: null, minutes: null }] : []

function triggerOf(values: Values): ChangeContent['emergency'] {
  const given = record(values.emergency) ?? {}
  const [trigger, severity] = [words(given.trigger), Number(given.severity)]
  return trigger && severity
    ? { trigger: trigger as (typeof EMERGENCY_TRIGGERS)[number], severity: severity as 1 | 2 | 3 }
    : null
}

const stepOf = ({ id, title, detail, ownerId, minutes }: Row) => ({
  id: id ?? '',
  title: title ?? '',
  detail: detail ?? '',
  ownerId: ownerId || null,
  minutes: minutes ? Number(minutes) : null,
})
const words = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? [...new Set(value.map(words).filter(Boolean))] : []
const record = (value: unknown): Record<string, unknown> | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
const rowOf = (value: unknown): Row =>
  Object.fromEntries(Object.entries(record(value) ?? {}).map(([key, item]) => [key, words(item)]))
/** The rows with something in one of these fields; the empty row that awaits the next is none. */
const rowsOf = (value: unknown, fields: readonly string[]): Row[] =>
  Array.isArray(value) ? value.map(rowOf).filter((row) => fields.some((field) => row[field]?.trim())) : []
