import { wordingOf } from '../audit/wording'
import type { DomainEvent } from '../events'
import { paths } from '../paths'

/** The line in the bell and where it leads. */
export const noticeOf = (event: DomainEvent, actorName: string): { text: string; link: string } => {
  const number = 'number' in event ? event.number : null
  return {
    text: `${number ? `${number}: ` : ''}${actorName} ${wordingOf(event).replace(/\.$/, '')}.`,
    link: number ? paths.change(number) : paths.profile(),
  }
}
