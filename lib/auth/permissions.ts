import { allow, deny, every, type Verdict } from '../refusal'
import { type Actor, holds } from './actor'
import { type ActionId, COLUMN, cell, type MatrixRole } from './matrix'
import { isAuthority, ROLE_NAMES, type Role } from './roles'

/** The columns of the matrix in which a person's roles stand. */
const columns = (actor: Actor): MatrixRole[] =>
  actor.kind === 'person' ? actor.roles.map((role) => COLUMN[role]) : []
const cells = (actor: Actor, action: ActionId) => columns(actor).map((column) => cell(action, column))
const byMatrix = (actor: Actor, action: ActionId, wanted: string, refusal: string): Verdict =>
  cells(actor, action).includes(wanted) ? allow : deny(refusal)
const isSelf = (actor: Actor, id: string) => actor.kind === 'person' && actor.id === id
const onScreen = (actor: Actor): Verdict =>
  actor.kind === 'person' && actor.means.kind === 'token'
    ? deny('A token does not do this. Sign in and do it on the screen.')
    : allow

export const canSwitchIdentity = ({ demo }: { demo: boolean }): Verdict =>
  demo ? allow : deny('Only the demo organisation signs in by one click. Use your password.')

export const canEndOwnSession = (actor: Actor, { personId }: { personId: string }): Verdict =>
  isSelf(actor, personId)
    ? allow
    : deny('End only your own sessions here. An administrator ends others under People.')

export const canReadTrail = (actor: Actor): Verdict =>
  cells(actor, 'A50').some(Boolean)
    ? allow
    : deny('The audit trail is read by auditors, compliance, the CISO and change managers.')

/** Who holds what, and who was here when: for those who manage, confirm, review or audit it (A43-A45). */
export const canReadPeople = (actor: Actor): Verdict =>
  (['A43', 'A44', 'A45'] as const).some((action) => cells(actor, action).some(Boolean)) ||
  holds(actor, 'auditor')
    ? allow
    : deny('People are shown to administrators, the CISO, compliance and auditors.')

export const canManagePeople = (actor: Actor): Verdict =>
  byMatrix(actor, 'A43', 'Y', 'Only an administrator manages accounts.')

type Subject = { id: string; name: string; roles: readonly Role[]; disabled: boolean }

export const canDisable = (actor: Actor, subject: Subject): Verdict =>
  every(
    canManagePeople(actor),
    isSelf(actor, subject.id) ? deny('You cannot disable yourself. Ask another administrator.') : allow,
    subject.disabled ? deny(`${subject.name} is disabled already.`, 'conflict') : allow,
  )
export const canEnable = (actor: Actor, subject: Subject): Verdict =>
  every(
    canManagePeople(actor),
    isSelf(actor, subject.id) ? deny('You cannot enable yourself. Ask another administrator.') : allow,
    subject.disabled ? allow : deny(`${subject.name} is not disabled.`, 'conflict'),
  )
export const canMakeLink = (actor: Actor, subject: Subject): Verdict =>
  every(
    canManagePeople(actor),
    onScreen(actor),
    isSelf(actor, subject.id) ? deny('Change your own password under Profile.') : allow,
    subject.disabled ? deny(`${subject.name} is disabled. Enable the account first.`, 'conflict') : allow,
  )

type Wish = {
  subject: Subject
  role: Role
  kind: 'grant' | 'removal'
  /** An open request for the same person and role. */
  pending: boolean
  /** Nobody else holds the role. */
  last: boolean
}
/** Asking is the administrator's; never for oneself; administration and audit exclude authority (A44, c15, rules 8, 11, 12). */
export const canAskRole = (actor: Actor, wish: Wish): Verdict =>
  every(
    byMatrix(actor, 'A44', 'c15', 'Only an administrator grants and removes roles.'),
    isSelf(actor, wish.subject.id)
      ? deny('Nobody grants or removes their own roles. Ask another administrator.')
      : allow,
    wish.pending
      ? deny(
          `A request for this role of ${wish.subject.name} waits for its second person already.`,
          'conflict',
        )
      : allow,
    wish.kind === 'grant' ? canReceive(wish) : canLose(wish),
  )

/** Whether the role fits beside those held; asked again when the second person confirms. */
export function canReceive({ subject, role }: Pick<Wish, 'subject' | 'role'>): Verdict {
  const { name, roles } = subject
  if (subject.disabled) return deny(`${name} is disabled. Enable the account first.`, 'conflict')
  if (roles.includes(role)) return deny(`${name} holds this role already.`, 'conflict')
  if (role === 'auditor' && roles.length > 0)
    return deny('An auditor holds no other role. Remove the other roles first.', 'conflict')
  if (roles.includes('auditor'))
    return deny(`${name} is an auditor, who holds no other role. Use a second account.`, 'conflict')
  if (
    (role === 'administrator' && roles.some(isAuthority)) ||
    (roles.includes('administrator') && isAuthority(role))
  )
    return deny('An administrator holds no authority over changes. Use a second account.', 'conflict')
  return allow
}
const canLose = ({ subject, role, last }: Wish): Verdict => {
  if (!subject.roles.includes(role)) return deny(`${subject.name} does not hold this role.`, 'conflict')
  // Without a CISO nobody could confirm the next one; without an administrator nobody could ask.
  return last && (role === 'ciso' || role === 'administrator')
    ? deny(
        `${subject.name} is the last ${ROLE_NAMES[role]}. Grant the role to somebody else first.`,
        'conflict',
      )
    : allow
}

type Asked = { askedBy: string; personId: string; kind: 'grant' | 'removal'; open: boolean }
/** The second person: the CISO, who neither asked nor gains (A44, rule 8). */
export const canConfirmRole = (actor: Actor, request: Asked): Verdict =>
  every(
    byMatrix(actor, 'A44', 'second', 'Only the CISO confirms roles as the second person.'),
    isSelf(actor, request.askedBy)
      ? deny('The second person is somebody else than the one who asked.')
      : allow,
    isSelf(actor, request.personId)
      ? deny('Nobody confirms their own roles. Another CISO confirms this one.')
      : allow,
    request.open ? allow : deny('This request has been decided already.', 'conflict'),
  )
/** Refusing is the second person's, taking back the asker's. */
export const canDeclineRole = (actor: Actor, request: Asked): Verdict =>
  isSelf(actor, request.askedBy) && request.open ? allow : canConfirmRole(actor, request)

/** One's own tokens, by the roles that may have one (A46). `owner` is whose token it will be. */
export function canMakeToken(actor: Actor, owner: { id: string; roles: readonly Role[] }): Verdict {
  if (actor.kind === 'person' && actor.id !== owner.id) return deny('Make tokens for yourself only.')
  return every(
    onScreen(actor),
    owner.roles.some((role) => cell('A46', COLUMN[role]) === 'own')
      ? allow
      : deny('Auditors and administrators have no tokens. Use an account with a working role.'),
  )
}
export const canRevokeToken = (actor: Actor, token: { personId: string }): Verdict =>
  isSelf(actor, token.personId) || cells(actor, 'A46').includes('revoke')
    ? allow
    : deny('Revoke your own tokens only. An administrator revokes any.')

export const canEditOwn = (actor: Actor): Verdict =>
  every(actor.kind === 'person' ? allow : deny('Sign in first.', 'unauthenticated'), onScreen(actor))
