import { type Actor, holds } from '../auth/actor'
import { allow, deny, every, type Verdict } from '../refusal'

/** The matrix has no row for the catalogue: those who keep the calendar (A26) and the accounts (A43) keep it too. */
export const canEditCatalogue = (actor: Actor): Verdict =>
  actor.kind === 'system' || holds(actor, 'change_manager', 'administrator')
    ? allow
    : deny('Only a change manager or an administrator edits the catalogue.')

/** `openChanges` names the changes that still need the service. */
export const canRetire = (actor: Actor, subject: { openChanges: readonly string[] }): Verdict =>
  every(
    canEditCatalogue(actor),
    subject.openChanges.length === 0
      ? allow
      : deny(
          `Close or cancel ${subject.openChanges.slice(0, 3).join(', ')}${subject.openChanges.length > 3 ? ' and others' : ''} first: ${subject.openChanges.length === 1 ? 'it still names' : 'they still name'} this service.`,
          'conflict',
        ),
  )
