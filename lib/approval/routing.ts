import type { Role } from '../auth/roles'
import { RISK_LEVELS, type RiskLevel } from '../policy/factor'
import type { FactorCategory } from '../policy/listing'
import type { Rulebook } from '../policy/rulebook'
import {
  REQUIREMENT_KEYS,
  type RequirementKey,
  type Row,
  type SeatKey,
  type StepRole,
  type Terms,
  type When,
} from '../policy/step'
import { resolve, stricter } from './terms'

export type RoutedChange = {
  category: When['categories'][number]
  level: RiskLevel
  /** The assessed factors; `impact` after the stated facts. */
  factors: readonly { category: FactorCategory; impact: number }[]
  impact: Record<'business' | 'technical' | 'security', 'none' | 'low' | 'medium' | 'high' | null>
  emergency: { trigger: NonNullable<When['triggers']>[number]; severity: 1 | 2 | 3 } | null
  /** Business owners of the affected services: person ids, null where a service has none. */
  businessOwners: readonly (string | null)[]
  /** People who may sit on the board's business seat: holder and deputies. */
  businessSeat: readonly string[]
}

export type Requirement = {
  /** Unique within a revision. */
  key: RequirementKey
  kind: 'person' | 'board'
  /** Whose authority is asked; for the board, the role that chairs it. */
  role: StepRole
  /** A holder of any of these roles may decide. */
  roles: readonly Role[]
  /** When set, only these people may decide (D118). */
  people: readonly string[] | null
  stage: number
  blocking: boolean
  /** The core seat whose vote this requirement is (D111), or null: the decision stands alone. */
  seat: SeatKey | null
  /** A seat whose rejection decides by itself. Always false without a seat: there `blocking` says it. */
  veto: boolean
  /** Null for the board: the meeting's date. */
  hours: number | null
  clock: 'business' | 'wall'
  escalateTo: StepRole | null
  ratifyHours: number | null
  /** Full sentences with row id and policy version. */
  because: readonly string[]
}

type Ask = { key: RequirementKey; terms: Terms; because: string }

/**
 * Everyone who must approve, sorted by stage. All matching rows of the policy apply, joined with the risk rule for
 * normal and major changes (D8, D112), and are merged by role with the strictest terms. Never empty: where no row
 * matches, the fallback applies (D76).
 */
export function requirementsOf(rulebook: Rulebook, change: RoutedChange): Requirement[] {
  const asks = [...fromRows(rulebook, change), ...fromRiskRule(rulebook, change)]
  const all = asks.length > 0 ? asks : fallback(rulebook)
  const boarded = all.some((ask) => ask.key === 'board')
  return REQUIREMENT_KEYS.filter((key) => all.some((ask) => ask.key === key))
    .map((key) =>
      requirement(
        rulebook,
        change,
        boarded,
        all.filter((ask) => ask.key === key),
      ),
    )
    .sort((a, b) => a.stage - b.stage)
}

/** Roles that are told and not asked: D35, and in an emergency those that its risk would have asked (D112). */
export function informedOf(rulebook: Rulebook, change: RoutedChange): StepRole[] {
  const asked = new Set(requirementsOf(rulebook, change).map(({ key }) => key))
  const told = rulebook.route.informs.filter(({ when }) => holds(when, change)).flatMap(({ roles }) => roles)
  const byRisk = change.category === 'emergency' ? riskRoles(rulebook, change).map(({ role }) => role) : []
  return [...new Set([...told, ...byRisk])].filter((role) => !asked.has(role))
}

function fromRows({ route, timing, version }: Rulebook, change: RoutedChange): Ask[] {
  return route.rows
    .filter((row) => holds(row.when, change))
    .flatMap((row) =>
      row.asks.map((key) => ({
        key,
        terms: resolve({ ...route.terms[key], ...row.terms }, change.emergency, timing.emergency),
        because: because(row, version),
      })),
    )
}

function fromRiskRule(rulebook: Rulebook, change: RoutedChange): Ask[] {
  if (!rulebook.route.joinRiskRule.some((category) => category === change.category)) return []
  return riskRoles(rulebook, change).map(({ role, says }) => ({
    key: role,
    terms: rulebook.route.terms[role],
    because: `${says} (risk rule, policy version ${rulebook.version}).`,
  }))
}

function fallback({ route, version }: Rulebook): Ask[] {
  return route.fallback.map((key) => ({
    key,
    terms: route.terms[key],
    because: `No row of the policy matches this change, so the default row applies (policy version ${version}).`,
  }))
}

/** The standard's risk rule, each role with the condition that asks it. */
function riskRoles({ risk }: Rulebook, { level, factors }: RoutedChange) {
  const { always, byLevel, byCategory } = risk.approvals
  const asked: { roles: readonly Role[]; says: string }[] = [
    { roles: always, says: 'Every change needs it' },
    ...byLevel
      .filter(({ from }) => rank(level) >= rank(from))
      .map(({ from, roles }) => ({ roles, says: `The risk is ${words(from)} or more` })),
    ...byCategory
      .filter((rule) => factors.some((one) => one.category === rule.category && one.impact >= rule.impact))
      .map(({ category, impact, roles }) => ({
        roles,
        says: `A ${category.toLowerCase()} factor has impact ${impact} or more`,
      })),
  ]
  return asked.flatMap(({ roles, says }) =>
    roles.flatMap((role) => (isStepRole(role) ? [{ role, says }] : [])),
  )
}

function requirement(
  { route }: Rulebook,
  change: RoutedChange,
  boarded: boolean,
  asks: readonly Ask[],
): Requirement {
  const [first] = asks
  if (!first) throw new RangeError('A requirement needs a reason.')
  const terms = asks.map((ask) => ask.terms).reduce(stricter)
  const chair = route.board.seats.find((seat) => seat.chair)
  const role = first.key === 'board' ? (chair?.speaksFor ?? 'change_manager') : first.key
  const holders = first.key === 'business_owner' ? business(change, boarded) : { roles: [role], people: null }
  const seat = boarded && first.key !== 'board' ? seatOf(route.board.seats, role, holders) : undefined
  return {
    key: first.key,
    kind: first.key === 'board' ? 'board' : 'person',
    role,
    roles: holders.roles,
    people: holders.people,
    stage: terms.stage,
    blocking: terms.blocking,
    seat: seat?.key ?? null,
    veto: seat !== undefined && change.factors.some(({ category }) => category === seat.blockingWith),
    hours: typeof terms.hours === 'number' ? terms.hours : null,
    clock: terms.clock,
    escalateTo: terms.escalateTo,
    ratifyHours: terms.ratifyHours,
    because: [...new Set(asks.map((ask) => ask.because))],
  }
}

/** D118. Where the board decides, owners who sit on it speak for the requirement by their seat's vote (D111). */
function business(
  { businessOwners, businessSeat }: RoutedChange,
  boarded: boolean,
): Pick<Requirement, 'roles' | 'people'> {
  const owners = [...new Set(businessOwners.filter((id) => id !== null))].sort()
  if (owners.length === 0) return { roles: ['business_rep'], people: null }
  const sitting = owners.filter((id) => businessSeat.includes(id))
  if (boarded && sitting.length > 0) return { roles: ['business_rep'], people: sitting }
  return { roles: ['business_owner', 'business_rep'], people: owners }
}

const seatOf = (
  seats: Rulebook['route']['board']['seats'],
  role: StepRole,
  holders: Pick<Requirement, 'roles'>,
) => seats.find((seat) => seat.speaksFor === role && holders.roles.every((holder) => holder === seat.role))

const IMPACTS = ['none', 'low', 'medium', 'high']
function holds(when: When, change: RoutedChange): boolean {
  return (
    when.categories.includes(change.category) &&
    (when.minLevel === undefined || rank(change.level) >= rank(when.minLevel)) &&
    (when.factor === undefined || change.factors.some(({ category }) => category === when.factor)) &&
    (when.impact === undefined ||
      IMPACTS.indexOf(change.impact[when.impact.dimension] ?? 'none') >= IMPACTS.indexOf(when.impact.min)) &&
    // A trigger that nobody stated counts as each of them: unknown never asks less (R08).
    (when.triggers === undefined || !change.emergency || when.triggers.includes(change.emergency.trigger))
  )
}

const rank = (level: RiskLevel) => RISK_LEVELS.indexOf(level)
const words = (level: string) => level.toLowerCase().replace('_', ' ')
const because = ({ id, says }: Row, version: number) => `${says} (row ${id}, policy version ${version}).`
const isStepRole = (role: Role): role is StepRole => (REQUIREMENT_KEYS as readonly string[]).includes(role)
