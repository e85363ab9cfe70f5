import type { Role } from '../auth/roles'

type Of = { changeId: string; number: string; stepId: string }
export type CabEvent =
  | ({ type: 'cab.vote_recorded'; decisionId: string; seat: string; personId: string; vote: string } & Of)
  | ({ type: 'cab.ruling_recorded'; outcome: string; rationale: string; explanation: string[] } & Of)
  | ({ type: 'cab.vote_disputed'; decisionId: string; seat: string; reason: string } & Of)
  | ({ type: 'cab.ruling_voided'; reason: string } & Of)
  | ({ type: 'cab.tie_referred'; to: Role } & Of)
