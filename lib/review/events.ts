type Of = { changeId: string; number: string }
export type ReviewEvent =
  | ({ type: 'review.signed'; note: string } & Of)
  /** The clock of D3 ran out before anybody signed. */
  | ({ type: 'review.overdue' } & Of)
