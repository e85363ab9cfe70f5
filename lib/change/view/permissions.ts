import { type Actor, holds } from '../../auth/actor'
import { allow, deny, type Verdict } from '../../refusal'
import { byMatrix } from '../permissions'

type Owned = { ownerId: string; shared: boolean }
const isOwner = (actor: Actor, { ownerId }: Owned) => actor.kind === 'person' && actor.id === ownerId

/** A49: whoever reads the list may name a view of it. */
export const canSaveView = (actor: Actor): Verdict =>
  byMatrix(actor, 'A49', null, 'Only people who read the list of changes save a view of it.')

export const canEditView = (actor: Actor, view: Owned): Verdict =>
  isOwner(actor, view)
    ? allow
    : deny('Only the owner of a view changes it. Save one of your own with the same filters.')

/** What is offered to everyone, its owner or those who answer for the list take away. */
export const canDeleteView = (actor: Actor, view: Owned): Verdict =>
  isOwner(actor, view) || (view.shared && holds(actor, 'change_manager', 'administrator'))
    ? allow
    : deny('Only its owner, a change manager or an administrator deletes a shared view. Ask one of them.')
