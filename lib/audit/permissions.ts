import type { Actor } from '../auth/actor'
import { holds } from '../auth/actor'
import { allow, deny, type Verdict } from '../refusal'

/** Whose eyes go over the whole trail, and not only over what happened to changes (A50). */
export const readsAll = (actor: Actor): boolean => holds(actor, 'compliance_officer', 'ciso', 'auditor')

export const canVerify = (actor: Actor): Verdict =>
  readsAll(actor)
    ? allow
    : deny('The trail is verified by auditors, compliance officers and the CISO. Ask one of them.')
