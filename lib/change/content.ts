import type { FieldError } from '../refusal'
import { type ChangeContent, IMPACT_DIMENSIONS } from './schema'

export type Document = { key: string; name: string; met: boolean; missing: string[] }

/** What must be there before a change is submitted, each with the field to go to. */
export function missingToSubmit(content: ChangeContent): FieldError[] {
  const errors: FieldError[] = []
  const need = (met: boolean, path: string, message: string) => {
    if (!met) errors.push({ path, message })
  }
  need(content.title.length > 0, 'title', 'Give the change a title.')
  need(content.description.length > 0, 'description', 'Describe what will be changed.')
  need(content.justification.length > 0, 'justification', 'Say why the business needs it.')
  need(content.services.length > 0, 'services', 'Choose at least one service.')
  // D27, D2: a standard change comes from a template, a major one from its rule; neither is typed in.
  need(
    content.category === 'normal' || content.category === 'emergency',
    'category',
    'Choose normal or emergency.',
  )
  if (content.category === 'emergency')
    need(content.emergency !== null, 'emergency', 'State what triggered the emergency and how severe it is.')
  if (content.plannedStart !== null || content.plannedEnd !== null)
    need(
      content.plannedStart !== null &&
        content.plannedEnd !== null &&
        content.plannedStart < content.plannedEnd,
      'plannedEnd',
      'Give a start and an end after it.',
    )
  return errors
}

const LONGEST = { days: 30, milliseconds: 30 * 86_400_000 }
const dayOf = (at: Date) => at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
/** A planned time that can only be a slip of the pen: longer than 30 days, or to begin more than two years from `now`. */
export function absurdTimes(
  { plannedStart, plannedEnd }: Pick<ChangeContent, 'plannedStart' | 'plannedEnd'>,
  now: Date,
): FieldError[] {
  const errors: FieldError[] = []
  const latest = new Date(now)
  latest.setUTCFullYear(now.getUTCFullYear() + 2)
  if (plannedStart !== null && new Date(plannedStart) > latest)
    errors.push({
      path: 'plannedStart',
      message: `A change is planned at most two years ahead. Start by ${dayOf(latest)}.`,
    })
  if (plannedStart !== null && plannedEnd !== null) {
    const last = new Date(Date.parse(plannedStart) + LONGEST.milliseconds)
    if (new Date(plannedEnd) > last)
      errors.push({
        path: 'plannedEnd',
        message: `A planned time lasts at most ${LONGEST.days} days. End by ${dayOf(last)}, or raise several changes.`,
      })
  }
  return errors
}

/** The standard's five documents, as the advisory board asks for them. `unanswered` are the open proposals of the risk. */
export function documentsOf(content: ChangeContent, unanswered: readonly FieldError[]): Document[] {
  const document = (key: string, name: string, checks: [boolean, string][]): Document => {
    const missing = checks.filter(([met]) => !met).map(([, what]) => what)
    return { key, name, met: missing.length === 0, missing }
  }
  const { steps, tests, rollback, impact, risk } = content
  return [
    document(
      'request',
      'Change request',
      missingToSubmit(content).map(({ message }) => [false, message]),
    ),
    document('risk', 'Risk assessment', [
      ...IMPACT_DIMENSIONS.map((dimension): [boolean, string] => [
        impact[dimension] !== null,
        `State the ${dimension} impact.`,
      ]),
      [
        risk.dismissed.every(({ reason }) => reason.length > 0),
        'Give a reason for each factor you dismissed.',
      ],
      ...unanswered.map(({ message }): [boolean, string] => [false, message]),
    ]),
    document('plan', 'Implementation plan', [
      [steps.length > 0, 'List the steps.'],
      [
        steps.every((step) => step.ownerId !== null && step.minutes !== null),
        'Give each step an owner and minutes.',
      ],
    ]),
    document('rollback', 'Rollback procedure', [
      [
        rollback.steps.length > 0 || rollback.notPossible,
        'List the rollback steps, or state that only a forward fix is possible.',
      ],
      [
        rollback.notPossible || (rollback.testedOn !== null && rollback.testedWhere !== ''),
        'Say when and where the rollback was tested.',
      ],
    ]),
    document('tests', 'Test results', [
      [tests.some((test) => test.result === 'passed'), 'Record a passed test.'],
      [tests.every((test) => test.result !== 'failed'), 'A test has failed.'],
    ]),
  ]
}
