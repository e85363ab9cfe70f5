import type { Role } from '../auth/roles'
import { FACT_KEYS, type FactKey, type RiskLevel, type RiskRules } from '../policy/factor'
import type { FactorCategory, RiskFactor } from '../policy/listing'
import { type FieldError, Refusal } from '../refusal'
import { clampScale, highestLevel, isAtLeast, levelAt, nextLevel } from './matrix'

export type Answers = {
  /** Factor ids that the requestor confirmed. */
  declared: readonly string[]
  /** Stated facts; only `true` moves anything. */
  facts: Readonly<Partial<Record<string, boolean>>>
  /** Factors that follow from something else than a declaration, such as a regulated service, with the reason. */
  implied?: readonly { id: string; because: string }[]
  /** Facts that the change itself shows (`factsOf`), with the reason. They hold even when stated as false. */
  derived?: readonly { key: FactKey; because: string }[]
  /** A level set by hand (A07); it raises and never lowers. */
  raisedTo?: RiskLevel | null
}
export type Move = { key: FactKey; moves: 'impact' | 'probability'; by: 1 | -1; because: string }
export type AssessedFactor = {
  id: string
  category: FactorCategory
  impact: number
  probability: number
  level: RiskLevel
  because: string[]
}
export type Assessment = {
  level: RiskLevel
  factors: AssessedFactor[]
  /** Role keys in the standard's order (contract). */
  approvals: Role[]
  mitigation: string[]
  rollback: string[]
}

/**
 * The standard's risk calculation with the stated facts of D113: the level is the matrix cell of the highest factor.
 * Factors come in the policy's order whatever the order of declaration. Throws Refusal `invalid` for an unknown
 * factor id or fact key.
 */
export function assess(rules: RiskRules, answers: Answers): Assessment {
  const moves = movesOf(rules, answers)
  const factors = factorsOf(rules, answers).map(({ factor, because }) => ({
    id: factor.id,
    category: factor.category,
    ...placeOf(rules, factor, moves),
    because: [...because, ...moves.map((move) => move.because)],
  }))
  const level = highestLevel([overall(rules, factors), answers.raisedTo ?? 'VERY_LOW'])
  return {
    level,
    factors,
    approvals: approvalsFor(rules, level, factors),
    mitigation: mitigationFor(rules, factors),
    rollback: rollbackFor(rules, level),
  }
}

/** The declared and implied factors in the policy's order, each with why it counts. */
export function factorsOf(
  rules: RiskRules,
  answers: Pick<Answers, 'declared' | 'implied'>,
): { factor: RiskFactor; because: string[] }[] {
  const implied = answers.implied ?? []
  const known = new Set(rules.factors.map(({ id }) => id))
  refuse(
    answers.declared.flatMap((id, at) =>
      known.has(id)
        ? []
        : {
            path: `declared.${at}`,
            message: `There is no risk factor ${quote(id)}; choose one of ${[...known].join(', ')}.`,
          },
    ),
  )
  return rules.factors
    .map((factor) => ({
      factor,
      because: [
        ...(answers.declared.includes(factor.id) ? ['declared'] : []),
        ...implied.filter(({ id }) => id === factor.id).map(({ because }) => because),
      ],
    }))
    .filter(({ because }) => because.length > 0)
}

/** The stated and derived facts as moves, in the order of FACT_KEYS. */
export function movesOf(rules: RiskRules, answers: Pick<Answers, 'facts' | 'derived'>): Move[] {
  refuse(
    Object.keys(answers.facts).flatMap((key) =>
      (FACT_KEYS as readonly string[]).includes(key)
        ? []
        : {
            path: `facts.${key.slice(0, 40)}`,
            message: `There is no fact ${quote(key)}; use one of ${FACT_KEYS.join(', ')}.`,
          },
    ),
  )
  return FACT_KEYS.flatMap((key) => {
    const derived = answers.derived?.find((fact) => fact.key === key)
    if (!derived && answers.facts[key] !== true) return []
    const { label, moves, by } = rules.facts[key]
    return {
      key,
      moves,
      by,
      because: `${derived?.because ?? label}: ${moves === 'impact' ? 'impact' : 'likelihood'} ${by > 0 ? '+1' : '−1'}`,
    }
  })
}

/** Where the moves take a factor: sums first, clamped once, so that the order of facts does not matter. */
function placeOf(rules: RiskRules, factor: RiskFactor, moves: readonly Move[]) {
  const moved = (dimension: Move['moves']) =>
    clampScale(
      moves.reduce((sum, move) => (move.moves === dimension ? sum + move.by : sum), factor[dimension]),
    )
  const impact = moved('impact')
  const probability = moved('probability')
  return { impact, probability, level: levelAt(rules.matrix, impact, probability) }
}

function overall({ accumulate }: RiskRules, factors: readonly { level: RiskLevel }[]): RiskLevel {
  const top = highestLevel(factors.map(({ level }) => level))
  const atTop = factors.filter(({ level }) => level === top).length
  return accumulate.on && isAtLeast(top, accumulate.from) && atTop >= accumulate.factors
    ? nextLevel(top)
    : top
}

/** Who must approve by the risk rule alone, in the standard's order. */
export function approvalsFor(
  { approvals }: RiskRules,
  level: RiskLevel,
  factors: readonly Pick<AssessedFactor, 'category' | 'impact'>[],
): Role[] {
  const byLevel = approvals.byLevel.filter(({ from }) => isAtLeast(level, from))
  const byCategory = factors.flatMap(({ category, impact }) =>
    approvals.byCategory.filter((rule) => rule.category === category && impact >= rule.impact),
  )
  return [...new Set([...approvals.always, ...[...byLevel, ...byCategory].flatMap(({ roles }) => roles)])]
}

const mitigationFor = (rules: RiskRules, factors: readonly { id: string }[]): string[] =>
  [
    ...new Set(
      rules.factors
        .filter(({ id }) => factors.some((one) => one.id === id))
        .flatMap(({ mitigation }) => mitigation),
    ),
  ].sort()

export const rollbackFor = (rules: RiskRules, level: RiskLevel): string[] =>
  rules.rollback.filter(({ from }) => isAtLeast(level, from)).flatMap(({ lines }) => lines)

const quote = (text: string) => `“${text.slice(0, 40)}”`
function refuse(errors: FieldError[]) {
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
}
