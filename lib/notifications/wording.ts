import { wordingOf } from '../audit/wording'
import type { DomainEvent } from '../events'
import { paths } from '../paths'

/** The line in the bell and where it leads. */
export const noticeOf = (event: DomainEvent, actorName: string): { text: string; link: string } => {
  const number = 'number' in event ? event.number : null
  return {
    text: `${number ? `${number}: ` : ''}${actorName} ${wordingOf(event).replace(/\.$/, '')}.`,
    link: number
      ? placeOf(event.type, number)
      : 'batch' in event
        ? paths.imports({ batch: String(event.batch) })
        : paths.profile(),
  }
}

function placeOf(type: DomainEvent['type'], number: string): string {
  switch (type.slice(0, type.indexOf('.'))) {
    case 'approval':
    case 'cab':
      return paths.approvals(number)
    case 'calendar':
      return paths.conflicts(number)
    case 'implementation':
      return paths.live(number)
    case 'review':
      return paths.review(number)
    default:
      return type === 'change.commented' ? paths.activity(number) : paths.change(number)
  }
}
