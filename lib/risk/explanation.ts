import { RISK_LEVEL_WORDS, type RiskRules } from '../policy/factor'
import { levelAt } from './matrix'
import { type Answers, assess, factorsOf } from './score'

export type Explanation = {
  level: string
  factors: { id: string; description: string; sentences: string[] }[]
}

/** The sentences of the “Why?” panel: for each factor its base place, each fact that moved it, and where it stands. */
export function explain(rules: RiskRules, answers: Answers): Explanation {
  const assessment = assess(rules, answers)
  const factors = factorsOf(rules, answers).map(({ factor, because }, at) => {
    const now = assessment.factors[at] as (typeof assessment.factors)[number]
    const base = levelAt(rules.matrix, factor.impact, factor.probability)
    const reasons = because.map((reason) =>
      reason === 'declared' ? 'Declared by the requestor.' : `${reason}.`,
    )
    const moved = now.because.slice(because.length).map((reason) => `${reason}.`)
    const place = `impact ${factor.impact}, likelihood ${factor.probability}: ${RISK_LEVEL_WORDS[base]}.`
    return {
      id: factor.id,
      description: factor.description,
      sentences: [
        ...reasons,
        `The policy places it at ${place}`,
        ...moved,
        ...(moved.length > 0
          ? [
              `It stands at impact ${now.impact}, likelihood ${now.probability}: ${RISK_LEVEL_WORDS[now.level]}.`,
            ]
          : []),
      ],
    }
  })
  return { level: levelSentence(rules, answers, assessment), factors }
}

function levelSentence(
  rules: RiskRules,
  answers: Answers,
  { level, factors }: ReturnType<typeof assess>,
): string {
  const word = RISK_LEVEL_WORDS[level]
  const computed = assess(rules, { ...answers, raisedTo: null }).level
  if (computed !== level) return `${word}: raised by hand from ${RISK_LEVEL_WORDS[computed]}.`
  if (factors.length === 0) return `${word}: no risk factor is declared.`
  const at = factors.filter((factor) => factor.level === level).map(({ id }) => id)
  if (at.length === 0) return `${word}: several factors at the highest level raise it by one.`
  return `${word}: the highest of its factors, ${at.join(', ')}.`
}
