import type { Role } from './roles'

export type Scope = 'read' | 'write' | 'decide'
/** How the person came in: a session on the screen, or an API token with its scope (T15). */
export type Means = { kind: 'screen' } | { kind: 'token'; tokenId: string; scope: Scope }
export type PersonActor = {
  kind: 'person'
  id: string
  name: string
  /** Roles held now, read from the database for this request (R09). */
  roles: readonly Role[]
  means: Means
}
export type Actor = PersonActor | { kind: 'system'; job: string }
export const actorName = (actor: Actor): string => (actor.kind === 'person' ? actor.name : 'Cabinet')
export const holds = (actor: Actor, ...roles: Role[]): boolean =>
  actor.kind === 'person' && roles.some((role) => actor.roles.includes(role))
