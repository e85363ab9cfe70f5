import type { RiskRules } from '../policy/factor'
import type { FieldError } from '../refusal'
import { impliedBy, type RiskService } from './fact'
import { type ImpactAnswers, proposedByImpact } from './questionnaire'
import { suggest } from './suggestion'

type Content = {
  title: string
  description: string
  impact: ImpactAnswers
  risk: { declared: readonly string[]; dismissed: readonly { factor: string; reason: string }[] }
}
export type ProposedFactor = {
  id: string
  /** The word that proposes it most clearly; null where only an impact answer does. */
  word: string | null
  /** The impact answers that propose it. */
  because: string[]
  /** `unanswered` is shown to the reviewers; it never changes the level by itself (D44, D113). */
  answer: 'accepted' | 'dismissed' | 'unanswered'
}

/**
 * What words and impact answers propose, in the policy's order, each with what its author said of it. A dismissal without
 * a reason is no answer. What follows from a regulated service counts already and is not asked.
 */
export function proposedFactors(
  rules: RiskRules,
  content: Content,
  services: readonly RiskService[],
): ProposedFactor[] {
  const words = suggest(rules.vocabulary, content)
  const impacts = proposedByImpact(rules, content.impact)
  const implied = impliedBy(rules, services)
  const { declared, dismissed } = content.risk
  return rules.factors.flatMap(({ id }): ProposedFactor[] => {
    const word = words.find((one) => one.id === id)?.text ?? null
    const because = [...new Set(impacts.filter((one) => one.id === id).map((one) => one.because))]
    if (word === null && because.length === 0) return []
    const proposed = { id, word, because }
    if (declared.includes(id)) return [{ ...proposed, answer: 'accepted' }]
    if (dismissed.some(({ factor, reason }) => factor === id && reason !== ''))
      return [{ ...proposed, answer: 'dismissed' }]
    return implied.some((one) => one.id === id) ? [] : [{ ...proposed, answer: 'unanswered' }]
  })
}

/** What proposes a factor, in words. */
export const proposedBy = ({ word, because }: Pick<ProposedFactor, 'word' | 'because'>): string =>
  word === null ? (because[0] ?? '') : `“${word}”`

/** The proposals that are still to be accepted or dismissed, each with its remedy and the field of the form to go to. */
export const openProposals = (
  rules: RiskRules,
  content: Content,
  services: readonly RiskService[],
): FieldError[] =>
  proposedFactors(rules, content, services)
    .filter(({ answer }) => answer === 'unanswered')
    .map((proposed) => ({
      path: `factors.${proposed.id}.answer`,
      message: `${proposedBy(proposed)} proposes the factor ${proposed.id} (${rules.factors.find(({ id }) => id === proposed.id)?.description ?? 'unknown'}). Accept it, or dismiss it with a reason.`,
    }))
