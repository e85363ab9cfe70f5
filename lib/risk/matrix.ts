import { RISK_LEVELS, type RiskLevel, type RiskRules } from '../policy/factor'

/** Negative, zero or positive, as the first level is below, equal to or above the second. */
export const compareLevels = (a: RiskLevel, b: RiskLevel): number =>
  RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b)
export const isAtLeast = (level: RiskLevel, floor: RiskLevel): boolean => compareLevels(level, floor) >= 0
/** The highest of the levels; of none, VERY_LOW, as the standard has it. */
export const highestLevel = (levels: readonly RiskLevel[]): RiskLevel =>
  levels.reduce<RiskLevel>((top, level) => (compareLevels(level, top) > 0 ? level : top), 'VERY_LOW')
/** One level up; VERY_HIGH stays. */
export const nextLevel = (level: RiskLevel): RiskLevel =>
  RISK_LEVELS[RISK_LEVELS.indexOf(level) + 1] ?? 'VERY_HIGH'

export const clampScale = (value: number): number => Math.min(5, Math.max(1, value))

/** The matrix cell. Throws RangeError outside 1-5: a wrong cell must never pass as MEDIUM (D49). */
export function levelAt(matrix: RiskRules['matrix'], impact: number, probability: number): RiskLevel {
  const level = matrix[impact - 1]?.[probability - 1]
  if (level === undefined)
    throw new RangeError(`No risk cell at impact ${impact}, probability ${probability}`)
  return level
}
