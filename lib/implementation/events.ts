import type { Outcome } from '../change/lifecycle'

type Of = { changeId: string; number: string }
export type ImplementationEvent =
  | ({ type: 'implementation.started'; runId: string; gate: object } & Of)
  | ({
      type: 'implementation.step_ticked'
      stepId: string
      title: string
      status: 'done' | 'skipped'
      note: string
    } & Of)
  | ({ type: 'implementation.finished'; outcome: Outcome; note: string } & Of)
