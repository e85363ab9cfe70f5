import type { RequirementKey, SeatKey } from '#lib/policy/step'
import type { CastKey } from './cast'
import { LEAVE } from './words'

/** Who holds each deciding role, the leader first. */
const HOLDERS: Record<Exclude<RequirementKey, 'board'>, readonly CastKey[]> = {
  change_manager: ['mona', 'max'],
  technical_lead: ['ann', 'tess'],
  security_lead: ['sam', 'sven'],
  business_owner: ['bob', 'bea'],
  compliance_officer: ['cora', 'colin'],
  eca: ['eve', 'ella'],
  bcm: ['ben', 'bram'],
  ciso: ['carl'],
  cto: ['tina'],
  coo: ['omar'],
}
export const SEAT_ROLES: Record<SeatKey, Exclude<RequirementKey, 'board'>> = {
  change_manager: 'change_manager',
  technical_lead: 'technical_lead',
  security_lead: 'security_lead',
  business_rep: 'business_owner',
}

/** `date` is an ISO date. */
export const isAway = (who: CastKey, date: string): boolean =>
  (LEAVE[who] ?? []).some(([from, to]) => from <= date.slice(5) && date.slice(5) <= to)

/**
 * The first holder who is there and free, the leader before the deputies, or the other way round where the deputy has the
 * desk; one who is away when there is nobody else.
 */
export function deputy(
  role: RequirementKey,
  date: string,
  busy: readonly CastKey[],
  { among = null, second = false }: { among?: readonly CastKey[] | null; second?: boolean } = {},
): CastKey {
  if (role === 'board') return deputy('change_manager', date, busy)
  const holders = second ? [...HOLDERS[role]].reverse() : HOLDERS[role]
  const free = holders.filter((who) => !busy.includes(who) && (among === null || among.includes(who)))
  const found = free.find((who) => !isAway(who, date)) ?? free[0]
  if (!found) throw new RangeError(`Nobody is free to decide as ${role} on ${date}.`)
  return found
}
