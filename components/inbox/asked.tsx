import type { InboxItem } from '#lib/approval/inbox/queries'
import { ASK_WORDS } from '#lib/approval/inbox/urgency'
import { inside, ROLE_NAMES, type Role } from '#lib/auth/roles'
import { paths } from '#lib/paths'

/** "Technical lead", "CAB", "Owner of the freeze". */
function roleName(role: InboxItem['role']): string {
  if (role === 'board') return 'CAB'
  if (role === 'freeze_owner') return 'Owner of the freeze'
  return role === null ? '' : ROLE_NAMES[role satisfies Role]
}

/** What is asked of the reader, or of whom the reader waits, in the words of one line. */
export function askedOf({ ask, role, note, mine }: InboxItem): string {
  const who = roleName(role)
  switch (ask) {
    case 'decide':
      return who ? `Decide as ${inside(who)}` : ASK_WORDS.decide
    case 'answer':
    case 'confirm':
    case 'fulfil':
      return note ? `${ASK_WORDS[ask]}: ${note}` : ASK_WORDS[ask]
    case 'awaited':
      if (note) return 'Your question waits for an answer'
      return who ? `${who} decides` : ASK_WORDS.awaited
    case 'vote':
      return who ? `Your vote for the ${inside(who)} was recorded` : ASK_WORDS.vote
    case 'rule':
    case 'break_tie':
    case 'find_approver':
    case 'override':
    case 'schedule':
    case 'start':
    case 'finish':
    case 'sign_review':
    case 'close':
    case 'resubmit':
      return mine ? ASK_WORDS[ask] : `${ASK_WORDS[ask]}, ${who}`
  }
}

/** Where the thing asked is done, when it is not a decision in the panel. */
export function placeOf({ ask, number }: Pick<InboxItem, 'ask' | 'number'>): string {
  switch (ask) {
    case 'rule':
    case 'break_tie':
      return `${paths.approvals(number)}#board`
    case 'answer':
      return `${paths.approvals(number)}#answer`
    case 'confirm':
    case 'fulfil':
      return `${paths.approvals(number)}#conditions`
    case 'find_approver':
    case 'vote':
    case 'awaited':
      return paths.approvals(number)
    case 'override':
      return paths.conflicts(number)
    case 'start':
    case 'finish':
      return paths.live(number)
    case 'sign_review':
    case 'close':
      return paths.review(number)
    case 'resubmit':
      return paths.edit(number)
    case 'decide':
    case 'schedule':
      return paths.change(number)
  }
}
