type Of = { changeId: string; number: string }
export type RiskEvent =
  | ({ type: 'risk.assessed'; level: string; revision: number; policyVersion: number } & Of)
  | ({ type: 'risk.raised'; before: string; after: string; reason: string } & Of)
