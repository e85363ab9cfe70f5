import { absurdTimes, documentsOf, missingToSubmit } from '../change/content'
import { type ChangeContent, IMPACT_DIMENSIONS } from '../change/schema'
import type { FieldError } from '../refusal'

export const STEPS = ['what', 'risk', 'when', 'plan', 'submit'] as const
export type StepKey = (typeof STEPS)[number]
export type Progress = {
  key: StepKey
  state: 'done' | 'error' | 'todo'
  /** A few words under the name of the step. */
  detail: string
  /** What is open on this page, each with the field to go to. */
  open: FieldError[]
}
type Proposal = {
  id: string
  description: string
  answer: 'accepted' | 'dismissed' | 'undecided'
  reason: string
  from: { parts: readonly { text: string; hit: boolean }[] } | null
  because: readonly string[]
}
type Conflict = { severity: 'block' | 'warn'; sentence: string }

const IMPACT_NAMES = {
  business: 'Business impact',
  technical: 'Technical complexity',
  security: 'Security risk',
}
const PLANNED = ['plannedStart', 'plannedEnd']
const parts = (count: number, of: number) => `${count} of ${of} parts`

/** How far each page of the form is: what is open on it and whether that stands in the way. */
export function progressOf(
  content: ChangeContent,
  proposals: readonly Proposal[],
  conflicts: readonly Conflict[],
  now: Date,
): Progress[] {
  const missing = [...missingToSubmit(content), ...absurdTimes(content, now)]
  const what = missing.filter(({ path }) => !PLANNED.includes(path))
  const begun = Boolean(
    content.title || content.description || content.justification || content.services.length > 0,
  )
  const risk = [...openImpacts(content), ...openProposals(content, proposals)]
  const atTheEnd = [
    ...missing,
    ...(content.category === 'emergency' ? [] : openProposals(content, proposals)),
  ]
  const blocking = conflicts.filter(({ severity }) => severity === 'block')
  const when = [
    ...missing.filter(({ path }) => PLANNED.includes(path)),
    ...blocking.map(({ sentence }) => ({ path: 'plannedStart', message: sentence })),
  ]
  const documents = documentsOf(content, []).filter(({ key }) => ['plan', 'rollback', 'tests'].includes(key))
  const met = documents.filter(({ met }) => met).length
  const anyPlan =
    content.steps.length + content.tests.length + content.rollback.steps.length > 0 ||
    content.rollback.notPossible
  return [
    {
      key: 'what',
      open: what,
      ...(what.length === 0
        ? { state: 'done', detail: 'Complete' }
        : begun
          ? { state: 'error', detail: `${what.length} to fill in` }
          : { state: 'todo', detail: 'Not started' }),
    },
    {
      key: 'risk',
      open: risk,
      ...(risk.length === 0
        ? { state: 'done', detail: 'Complete' }
        : { state: 'todo', detail: `${risk.length} to answer` }),
    },
    {
      key: 'when',
      open: when,
      ...(when.length > 0
        ? { state: 'error', detail: `${when.length} to fix` }
        : content.plannedStart === null
          ? { state: 'todo', detail: 'Not planned' }
          : { state: 'done', detail: conflicts.length > 0 ? `${conflicts.length} to weigh` : 'No conflict' }),
    },
    {
      key: 'plan',
      open: [],
      ...(met === documents.length
        ? { state: 'done', detail: 'Complete' }
        : { state: 'todo', detail: anyPlan ? parts(met, documents.length) : 'Not started' }),
    },
    {
      key: 'submit',
      open: atTheEnd,
      state: 'todo',
      detail: atTheEnd.length === 0 ? 'Ready' : `${atTheEnd.length} missing`,
    },
  ]
}

const openImpacts = (content: ChangeContent): FieldError[] =>
  IMPACT_DIMENSIONS.filter((dimension) => content.impact[dimension] === null).map((dimension) => ({
    path: `impact.${dimension}`,
    message: `${IMPACT_NAMES[dimension]}: choose one`,
  }))

/** A submission is refused while a proposal has no answer, or its dismissal no reason. */
function openProposals(content: ChangeContent, proposals: readonly Proposal[]): FieldError[] {
  return [
    ...proposals
      .filter(({ answer }) => answer === 'undecided')
      .map(({ id, description, from, because }) => {
        const word = from?.parts.find(({ hit }) => hit)?.text
        return {
          path: `factors.${id}.answer`,
          message: `${description}, from ${word ? `“${word}”` : (because[0] ?? 'an answer')}: accept or dismiss`,
        }
      }),
    ...content.risk.dismissed
      .filter(({ reason }) => reason === '')
      .map(({ factor }) => ({
        path: `factors.${factor}.reason`,
        message: `${factor}: say why you dismissed it`,
      })),
  ]
}
