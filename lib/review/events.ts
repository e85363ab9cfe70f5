export type ReviewEvent = { type: 'review.signed'; changeId: string; number: string; note: string }
