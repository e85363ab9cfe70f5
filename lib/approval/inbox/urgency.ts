import { wallClock } from '../../organisation/zone'

/** Each thing that may wait for a person, and what the row says is asked. */
export const ASK_WORDS = {
  decide: 'Decide',
  rule: 'Record the board’s votes',
  break_tie: 'Break the tie',
  find_approver: 'Nobody may decide: find an approver',
  answer: 'Answer a question',
  confirm: 'Confirm a condition',
  fulfil: 'Fulfil a condition',
  override: 'Agree to an override',
  schedule: 'Confirm the schedule',
  start: 'Start',
  finish: 'Finish the implementation',
  sign_review: 'Sign the review',
  close: 'Close',
  resubmit: 'Resubmit or leave rejected',
  vote: 'Your vote was recorded',
  awaited: 'Waiting',
} as const
export type Ask = keyof typeof ASK_WORDS

export const GROUPS = ['overdue', 'today', 'mine', 'others', 'told'] as const
export type Group = (typeof GROUPS)[number]
export const GROUP_WORDS: Record<Group, string> = {
  overdue: 'Overdue',
  today: 'Due today',
  mine: 'Waiting on me',
  others: 'Waiting on others',
  told: 'For your information',
}

/** A time that only says when work may begin is no deadline. */
const BEGINS: readonly Ask[] = ['start', 'schedule']

/** Where a row stands in the inbox; days are counted in the organisation's zone. */
export function groupOf(
  item: { ask: Ask; mine: boolean; dueAt: Date | null; held: boolean },
  now: Date,
  zone: string,
): Group {
  if (item.ask === 'vote') return 'told'
  if (!item.mine) return 'others'
  if (!item.dueAt || item.held) return 'mine'
  if (item.dueAt < now && !BEGINS.includes(item.ask)) return 'overdue'
  const day = (at: Date) => wallClock(at, zone).toPlainDate().toString()
  return day(item.dueAt) <= day(now) ? 'today' : 'mine'
}
