import { z } from 'zod'
import { OnChange } from '../change/schema'

export const TickStep = OnChange.extend({
  stepId: z.string().max(40),
  status: z.enum(['done', 'skipped']).default('done'),
  note: z.string().trim().max(2000).default(''),
}).refine(({ status, note }) => status === 'done' || note.length >= 3, {
  path: ['note'],
  message: 'Say why the step is skipped.',
})
export const FinishImplementation = OnChange.extend({
  outcome: z.enum(['successful', 'with_issues', 'failed', 'rolled_back'], 'Choose the outcome.'),
  note: z.string().trim().max(4000).default(''),
}).refine(({ outcome, note }) => outcome === 'successful' || note.length >= 3, {
  path: ['note'],
  message: 'Say what happened.',
})
