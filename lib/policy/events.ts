export type PolicyEvent = { type: 'policy.activated'; version: number; note: string }
