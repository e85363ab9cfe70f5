import { z } from 'zod'
import { OnChange } from '../change/schema'
import { required, says, text } from '../text'
import { DECISIONS } from './decision'

/** A row that nobody filled in is no condition: forms offer empty ones. */
export const Conditions = z
  .array(z.strictObject({ text: text(2000), ownerId: z.union([z.uuid(), z.literal('')]) }))
  .max(20)
  .default([])
  .transform((rows) => rows.filter((row) => row.text !== '' || row.ownerId !== ''))
type Conditional = { conditions: { text: string; ownerId: string }[] }

/** A condition says what is to be done and who does it. */
export function checkConditions(given: Conditional, asked: boolean, ctx: z.RefinementCtx) {
  const fault = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message })
  if (asked && given.conditions.length === 0) fault(['conditions'], 'Set at least one condition.')
  if (!asked && given.conditions.length > 0)
    fault(['conditions'], 'Conditions go with approving with conditions only.')
  given.conditions.forEach((row, at) => {
    if (row.text === '') fault(['conditions', at, 'text'], 'Say what must be done.')
    if (row.ownerId === '') fault(['conditions', at, 'ownerId'], 'Choose who sees to it.')
  })
}

const Reason = text(4000).default('')

/** `digest` is of the content that the person was shown (R06). */
export const DecideStep = OnChange.extend({
  step: z.uuid(),
  decision: z.enum(DECISIONS, 'Choose approve, approve with conditions, reject or ask.'),
  reason: Reason,
  conditions: Conditions,
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'Send the digest of the content that you decided on.'),
}).superRefine((given, ctx) => {
  // D38: approving may go without words.
  if (given.decision !== 'approve' && !says(given.reason))
    ctx.addIssue({ code: 'custom', path: ['reason'], message: WHY[given.decision] })
  checkConditions(given, given.decision === 'approve_with_conditions', ctx)
})
const WHY = {
  approve_with_conditions: 'Say in a few words why you set conditions.',
  reject: 'Say in a few words why you reject it.',
  ask: 'Say what you need to know.',
}
export type DecideStep = z.output<typeof DecideStep>

export const AnswerQuestion = OnChange.extend({
  step: z.uuid(),
  answer: required('Answer the question in a few words.', 10_000),
})
export const WithdrawDecision = OnChange.extend({
  decision: z.uuid(),
  reason: required('Say in a few words why you withdraw it.', 4000),
})
export const MeetCondition = OnChange.extend({
  condition: z.uuid(),
  evidence: required('Say what shows that the condition is met.', 4000),
})
/** For commands that Cabinet runs by itself. */
export const FireTimer = z.strictObject({ timerId: z.uuid() })
