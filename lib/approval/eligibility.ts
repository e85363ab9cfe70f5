import { inside, ROLE_NAMES, type Role } from '../auth/roles'
import { requirementName } from '../policy/step'
import { allow, deny, every, type Verdict } from '../refusal'
import { binds, type Decision } from './decision'
import type { Requirement } from './routing'

export type Person = { id: string; roles: readonly Role[] }
/** The change as separation of duties sees it. */
export type Subject = {
  requestorId: string
  implementerId: string | null
  /** Everyone who wrote this revision, a change manager who edited it included (c1). */
  authorIds: readonly string[]
  revision: number
  digest: string
}
/** What `holdsAuthority` reads of a requirement. */
export type Asked = Pick<Requirement, 'key' | 'roles' | 'people' | 'escalateTo'> & {
  /** Past its time, or without anyone eligible: the escalation role may decide too. */
  escalated: boolean
}

/** Separation rules 1, 2, 3, 11 and 12: who may not decide on this change whatever roles they hold. */
export function isFree(person: Person, subject: Subject): Verdict {
  if (person.id === subject.requestorId)
    return deny('You requested this change, so another person must decide on it.')
  if (person.id === subject.implementerId)
    return deny('You are to implement this change, so another person must decide on it.')
  if (subject.authorIds.includes(person.id))
    return deny('You wrote part of this revision, so another person must decide on it.')
  if (person.roles.includes('administrator'))
    return deny(
      'Administrators hold no authority over changes. Decide with an account that is not an administrator.',
    )
  if (person.roles.includes('auditor'))
    return deny('Auditors read and never decide. Ask a holder of the role.')
  return allow
}

/** Rules 4 and 14: one word per person and revision, a vote in the board included (I4). */
export function isUncounted(person: Person, subject: Subject, decisions: readonly Decision[]): Verdict {
  const earlier = decisions.find((one) => one.personId === person.id && binds(one, subject))
  if (!earlier) return allow
  if (earlier.decision === 'recuse')
    return deny('You recused yourself from this revision, so another person must decide on it.')
  const where = earlier.requirement ? requirementName(earlier.requirement) : 'a board seat'
  return deny(
    `You already decided on this revision as ${inside(where)}; one person counts once. Ask another holder of the role.`,
  )
}

/**
 * Whether a counted decision still stands at the transition and at start (R09, rule 3): its person, null when the
 * account is disabled, holds the authority and has not become conflicted since.
 */
export const stillStands = (person: Person | null, asked: Asked, subject: Subject): Verdict =>
  person
    ? every(isFree(person, subject), holdsAuthority(person, asked))
    : deny('The account of the person who decided is disabled. Ask another holder of the role.')

/** Holds the authority that the requirement asks, in person or by escalation (D65, D118). */
export function holdsAuthority(person: Person, asked: Asked): Verdict {
  const { roles, people, escalateTo, escalated } = asked
  if (escalated && escalateTo !== null && person.roles.includes(escalateTo)) return allow
  const role = roles.some((held) => person.roles.includes(held))
  if (role && (people === null || people.includes(person.id))) return allow
  if (role)
    return deny('Only the business owner of an affected service decides this requirement. Ask one of them.')
  const names = roles.map((one) => inside(ROLE_NAMES[one])).join(' or ')
  return escalateTo !== null && person.roles.includes(escalateTo)
    ? deny(
        `This requirement has not been escalated to the ${inside(ROLE_NAMES[escalateTo])} yet. It awaits the ${names}.`,
      )
    : deny(`This requirement needs the role ${names}. Ask a holder of it to decide.`)
}

/** Whether this person may give this requirement's word, its state and the door apart. */
export const mayGive = (
  person: Person,
  asked: Asked,
  subject: Subject,
  decisions: readonly Decision[],
): Verdict =>
  every(isFree(person, subject), isUncounted(person, subject, decisions), holdsAuthority(person, asked))

/**
 * A requirement with the people who may decide it now. With nobody left it turns to its escalation role at once
 * (rule 15); `eligible` empty after that means unassigned: it never passes, and the change manager is told.
 * `people` are the active persons that hold any role.
 */
export function staff<T extends Asked>(
  asked: T,
  subject: Subject,
  people: readonly Person[],
  decisions: readonly Decision[],
): T & { eligible: string[] } {
  const who = (escalated: boolean) =>
    people
      .filter((person) => mayGive(person, { ...asked, escalated }, subject, decisions).ok)
      .map(({ id }) => id)
  const eligible = who(asked.escalated)
  if (eligible.length > 0 || asked.escalated || asked.escalateTo === null) return { ...asked, eligible }
  return { ...asked, escalated: true, eligible: who(true) }
}
