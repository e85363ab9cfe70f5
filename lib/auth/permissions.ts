import { allow, deny, type Verdict } from '../refusal'
import type { Actor } from './actor'
import { type ActionId, COLUMN, cell, type MatrixRole } from './matrix'

export const canSwitchIdentity = ({ demo }: { demo: boolean }): Verdict =>
  demo ? allow : deny('Only the demo organisation signs in by one click. Use your password.')

export const canEndOwnSession = (actor: Actor, { personId }: { personId: string }): Verdict =>
  actor.kind === 'person' && actor.id === personId
    ? allow
    : deny('End only your own sessions here. An administrator ends others under People.')

/** The columns of the matrix in which a person's roles stand. */
const columns = (actor: Actor): MatrixRole[] =>
  actor.kind === 'person' ? actor.roles.map((role) => COLUMN[role]) : []
/** Some role of the actor has a cell for this action, whatever its condition. */
export const mayEver = (actor: Actor, action: ActionId): boolean =>
  columns(actor).some((column) => cell(action, column) !== undefined)

export const canReadTrail = (actor: Actor): Verdict =>
  mayEver(actor, 'A50')
    ? allow
    : deny('The audit trail is read by auditors, compliance, the CISO and change managers.')
