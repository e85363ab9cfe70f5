import { z } from 'zod'
import { OnChange } from '../change/schema'
import { says, text } from '../text'

export const TickStep = OnChange.extend({
  stepId: z.string().max(40),
  status: z.enum(['done', 'skipped']).default('done'),
  note: text(2000).default(''),
}).refine(({ status, note }) => status === 'done' || says(note), {
  path: ['note'],
  message: 'Say why the step is skipped.',
})
export const FinishImplementation = OnChange.extend({
  outcome: z.enum(['successful', 'with_issues', 'failed', 'rolled_back'], 'Choose the outcome.'),
  note: text(4000).default(''),
}).refine(({ outcome, note }) => outcome === 'successful' || says(note), {
  path: ['note'],
  message: 'Say what happened.',
})
