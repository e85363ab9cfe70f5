import type { Actor } from '../auth/actor'
import { ROLE_NAMES } from '../auth/roles'
import { byMatrix, type ChangeSubject } from '../change/permissions'
import { allow, deny, every, type Verdict } from '../refusal'
import type { Overrider } from './freeze'

export const canEditWindows = (actor: Actor): Verdict => {
  // A26: the continuity manager edits freezes only.
  const verdict = byMatrix(actor, 'A26', null, 'Only a change manager edits windows.')
  return verdict.ok && actor.kind === 'person' && !actor.roles.includes('change_manager')
    ? deny('Only a change manager edits windows.')
    : verdict
}
export const canEditFreezes = (actor: Actor): Verdict =>
  byMatrix(actor, 'A26', null, 'Only a change manager or the business continuity manager edits freezes.')

export const canSchedule = (
  actor: Actor,
  subject: ChangeSubject & { plannedStart: Date | null; plannedEnd: Date | null },
): Verdict =>
  every(
    byMatrix(actor, 'A25', null, 'Only a change manager confirms the schedule.'),
    subject.status === 'approved' ? allow : deny('Only an approved change is scheduled.', 'conflict'),
    subject.heldAt === null ? allow : deny('This change is on hold. Resume it first.', 'conflict'),
    subject.plannedStart && subject.plannedEnd ? allow : deny('Propose a time first.', 'conflict'),
  )

const BEFORE_START = ['submitted', 'in_review', 'approved_with_conditions', 'approved', 'scheduled']
export const canAskOverride = (actor: Actor, subject: ChangeSubject): Verdict =>
  every(
    byMatrix(
      actor,
      'A24',
      subject,
      'Only the requestor, the implementer or a change manager asks for an override.',
    ),
    BEFORE_START.includes(subject.status)
      ? allow
      : deny('An override is asked between submission and start.', 'conflict'),
  )

export type Asked = {
  needs: readonly Overrider[]
  voices: readonly { personId: string; role: Overrider }[]
  inForceAt: Date | null
  refusedAt: Date | null
  freezeOwnerId: string | null
  /** Still about the change's present revision and time. */
  current: boolean
}

/** The first needed role in which this person may still speak (D116, A27); two roles, two people. */
export function roleFor(
  actor: Actor,
  asked: Pick<Asked, 'needs' | 'voices' | 'freezeOwnerId'>,
): Overrider | null {
  if (actor.kind !== 'person') return null
  const open = asked.needs.filter((role) => !asked.voices.some((voice) => voice.role === role))
  return (
    open.find((role) =>
      role === 'freeze_owner' ? asked.freezeOwnerId === actor.id : actor.roles.includes(role),
    ) ?? null
  )
}

export function canVoice(actor: Actor, asked: Asked, subject: ChangeSubject): Verdict {
  if (actor.kind !== 'person') return deny('An override is decided by people.')
  const names = asked.needs
    .map((role) => (role === 'freeze_owner' ? 'owner of the freeze' : ROLE_NAMES[role]))
    .join(' and ')
  return every(
    actor.id === subject.requestorId
      ? deny('You requested this change, so others decide on the override.')
      : allow,
    actor.id === subject.implementerId
      ? deny('You implement this change, so others decide on the override.')
      : allow,
    BEFORE_START.includes(subject.status)
      ? allow
      : deny('This change has started or ended, so an override changes nothing.', 'conflict'),
    asked.current
      ? allow
      : deny('The time or the content has changed since; ask for a new override.', 'conflict'),
    asked.refusedAt ? deny('This override was refused.', 'conflict') : allow,
    asked.inForceAt ? deny('This override is already in force.', 'conflict') : allow,
    asked.voices.some(({ personId }) => personId === actor.id)
      ? deny('You have already spoken; a second person must agree.')
      : allow,
    roleFor(actor, asked) ? allow : deny(`This override needs the ${names}.`),
  )
}
