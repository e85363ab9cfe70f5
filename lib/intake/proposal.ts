import type { ChangeContent } from '../change/schema'
import type { RiskLevel, RiskRules } from '../policy/factor'
import { compareLevels } from '../risk/matrix'
import { proposedByImpact } from '../risk/questionnaire'
import { type Answers, type AssessedFactor, type Assessment, assess } from '../risk/score'
import { type Field, type Match, propose } from '../risk/suggestion'

export type Point = { impact: number; likelihood: number }
export type Proposal = {
  id: string
  description: string
  impact: number
  likelihood: number
  level: RiskLevel
  answer: 'accepted' | 'dismissed' | 'undecided'
  /** Why it was dismissed. */
  reason: string
  /** The words that propose it, within the text around them. */
  from: { field: Field; parts: { text: string; hit: boolean }[] } | null
  /** The impact answers that propose it. */
  because: string[]
  /** The level of the whole change and its place, if this one proposal were accepted. */
  accepted: { level: RiskLevel; point: Point | null }
}

/** Characters of text kept on each side of the words that were found. */
const AROUND = 32

/**
 * What words and impact answers propose (D44, D113), in the policy's order, each with its answer and what it would do.
 * `answersWith` gives the answers of the change if these factors were declared: a level may bring facts of its own.
 */
export function proposalsOf(
  rules: RiskRules,
  content: ChangeContent,
  answersWith: (declared: string[]) => Answers,
): Proposal[] {
  const words = new Map(propose(rules.vocabulary, content).map(({ id, matches }) => [id, matches]))
  const impacts = proposedByImpact(rules, content.impact)
  return rules.factors.flatMap((factor) => {
    const matches = words.get(factor.id)
    const because = [...new Set(impacts.filter(({ id }) => id === factor.id).map((one) => one.because))]
    if (!matches && because.length === 0) return []
    const { declared } = content.risk
    const dismissal = content.risk.dismissed.find((one) => one.factor === factor.id)
    // What follows from a service counts already, so there is nothing to answer.
    const follows = answersWith(declared).implied?.some(({ id }) => id === factor.id)
    if (follows && !dismissal && !declared.includes(factor.id)) return []
    const accepted = assess(rules, answersWith([...new Set([...declared, factor.id])]))
    const placed = accepted.factors.find(({ id }) => id === factor.id)
    return [
      {
        id: factor.id,
        description: factor.description,
        impact: placed?.impact ?? factor.impact,
        likelihood: placed?.probability ?? factor.probability,
        level: placed?.level ?? accepted.level,
        answer: declared.includes(factor.id) ? 'accepted' : dismissal ? 'dismissed' : 'undecided',
        reason: dismissal?.reason ?? '',
        from: matches ? excerptOf(content, matches) : null,
        because,
        accepted: { level: accepted.level, point: pointOf(accepted) },
      } satisfies Proposal,
    ]
  })
}

/** Where the change stands in the matrix: its highest factor, among equals the one of most impact. */
export function pointOf({ factors }: Pick<Assessment, 'factors'>): Point | null {
  const weight = ({ impact, probability }: AssessedFactor) => impact * probability * 10 + impact
  const top = [...factors].sort((a, b) => compareLevels(b.level, a.level) || weight(b) - weight(a))[0]
  return top ? { impact: top.impact, likelihood: top.probability } : null
}

function excerptOf(content: ChangeContent, matches: readonly Match[]): Proposal['from'] {
  const [best] = [...matches].sort((a, b) => b.points - a.points)
  if (!best) return null
  const text = content[best.field]
  const [from, to] = [Math.max(0, best.start - AROUND), Math.min(text.length, best.end + AROUND)]
  const begin = from === 0 ? 0 : Math.min(best.start, text.indexOf(' ', from) + 1 || from)
  const end = to === text.length ? to : Math.max(best.end, text.lastIndexOf(' ', to))
  const parts: { text: string; hit: boolean }[] = []
  let at = begin
  const inside = matches
    .filter((one) => one.field === best.field && one.start >= begin && one.end <= end)
    .sort((a, b) => a.start - b.start)
  for (const { start, end: until } of inside) {
    if (start < at) continue
    parts.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, until), hit: true })
    at = until
  }
  parts.push({ text: text.slice(at, end), hit: false })
  return {
    field: best.field,
    parts: [
      ...(begin > 0 ? [{ text: '…', hit: false }] : []),
      ...parts.filter((part) => part.text),
      ...(end < text.length ? [{ text: '…', hit: false }] : []),
    ],
  }
}
