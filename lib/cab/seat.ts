import { binds, type Decision } from '../approval/decision'
import { isFree, isUncounted, type Person, type Subject } from '../approval/eligibility'
import type { Requirement } from '../approval/routing'
import type { FactorCategory } from '../policy/listing'
import type { RouteRules } from '../policy/route'
import type { Seat, Vote } from './quorum'

type Step = Pick<Requirement, 'seat' | 'people' | 'escalateTo'> & { escalated: boolean }

/**
 * The board's seats for one change. `people` come in their order of standing: holder first, then deputies. An owner
 * whom the business requirement names goes before the others of that seat (D118); an escalation adds its role (D65).
 */
export function seatsOf(
  board: RouteRules['board'],
  people: readonly Person[],
  change: { factors: readonly { category: FactorCategory }[]; steps: readonly Step[] },
  subject: Subject,
  decisions: readonly Decision[],
): Seat[] {
  return board.seats.map(({ key, role, chair, blockingWith }) => {
    const step = change.steps.find(({ seat }) => seat === key)
    const escalateTo = step?.escalated ? step.escalateTo : null
    const holders = people.filter((person) => person.roles.includes(role))
    const named = holders.filter(({ id }) => step?.people?.includes(id))
    const added = people.filter((person) => escalateTo !== null && person.roles.includes(escalateTo))
    const all = [...new Set([...named, ...holders, ...added])]
    const elsewhere = decisions.filter(({ seat }) => seat !== key)
    return {
      key,
      chair,
      blocking: change.factors.some(({ category }) => category === blockingWith),
      people: all.map(({ id }) => id),
      conflicted: all
        .filter((person) => !isFree(person, subject).ok || !isUncounted(person, subject, elsewhere).ok)
        .map(({ id }) => id),
    }
  })
}

/** The words that stand as votes: given in advance from the inbox or recorded by the chair (D111). */
export const votesOf = (decisions: readonly Decision[], now: { revision: number; digest: string }): Vote[] =>
  decisions.flatMap((one) =>
    one.seat !== null && one.decision !== 'ask' && binds(one, now)
      ? [{ seat: one.seat, personId: one.personId, value: one.decision }]
      : [],
  )
