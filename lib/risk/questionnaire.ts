import type { RiskLevel, RiskRules } from '../policy/factor'

export const IMPACT_ANSWERS = ['none', 'low', 'medium', 'high'] as const
export type ImpactAnswer = (typeof IMPACT_ANSWERS)[number]
export type Dimension = 'business' | 'technical' | 'security'
export type ImpactAnswers = Readonly<Record<Dimension, ImpactAnswer | null>>

type Example = string | { text: string; proposes: string }
type Question = { label: string; examples: Record<Exclude<ImpactAnswer, 'none'>, Example[]> }

/** The standard's impact matrix (section 2.1) as intake questions (D25); an example may name the factor it proposes. */
export const QUESTIONS: Record<Dimension, Question> = {
  business: {
    label: 'Business impact',
    examples: {
      high: [
        'Revenue-generating systems',
        { text: 'Customer-facing services', proposes: 'BIZ-001' },
        { text: 'Regulatory compliance systems', proposes: 'COMP-001' },
        'Core business processes',
      ],
      medium: [
        'Internal productivity tools',
        'Reporting systems',
        'Non-critical integrations',
        'Development environments',
      ],
      low: ['Documentation updates', 'Non-production systems', 'Cosmetic changes', 'Performance monitoring'],
    },
  },
  technical: {
    label: 'Technical complexity',
    examples: {
      high: [
        'Multi-system changes',
        { text: 'Database schema modifications', proposes: 'TECH-001' },
        'Security architecture changes',
        'Infrastructure upgrades',
      ],
      medium: [
        'Single system modifications',
        'Configuration changes',
        { text: 'Third-party integrations', proposes: 'TECH-002' },
        'Monitoring updates',
      ],
      low: [
        'Single component updates',
        'Parameter adjustments',
        'Log level changes',
        'Documentation updates',
      ],
    },
  },
  security: {
    label: 'Security risk',
    examples: {
      high: [
        { text: 'Authentication changes', proposes: 'SEC-001' },
        { text: 'Authorization modifications', proposes: 'SEC-001' },
        { text: 'Encryption updates', proposes: 'SEC-002' },
        { text: 'Network security changes', proposes: 'SEC-003' },
      ],
      medium: [
        'Application security features',
        { text: 'Data handling changes', proposes: 'SEC-002' },
        { text: 'API modifications', proposes: 'TECH-002' },
        'Audit logging changes',
      ],
      low: ['UI changes', 'Performance optimizations', 'Documentation updates', 'Monitoring configurations'],
    },
  },
}

const DIMENSIONS = Object.keys(QUESTIONS) as Dimension[]
const isMediumOrHigh = (answer: ImpactAnswer | null) => answer === 'medium' || answer === 'high'

/** Factors that the impact answers propose, each with the example it comes from; they never change the level (D113). */
export const proposedByImpact = (
  rules: RiskRules,
  impact: ImpactAnswers,
): { id: string; because: string }[] =>
  DIMENSIONS.flatMap((dimension) => {
    const answer = impact[dimension]
    if (answer === null || answer === 'none') return []
    return QUESTIONS[dimension].examples[answer].flatMap((example) =>
      typeof example !== 'string' && rules.factors.some(({ id }) => id === example.proposes)
        ? { id: example.proposes, because: `${QUESTIONS[dimension].label} ${answer}: ${example.text}` }
        : [],
    )
  })

export type Flags = { security: boolean; business: boolean; major: boolean }
/**
 * The flags that approval routing asks for.
 * security (D7, D50, D113): a Security factor, or security impact of medium or more, since the standard's
 * medium examples (data handling) are Security factors themselves.
 * business (D7, D113): a Business factor, or business impact of high; the medium examples are internal tools.
 * major (D2): level VERY_HIGH, or two dimensions high. Setting it by hand is the change manager's.
 */
export function flagsOf(
  assessment: { level: RiskLevel; factors: readonly { category: string }[] },
  impact: ImpactAnswers,
): Flags {
  const has = (category: string) => assessment.factors.some((factor) => factor.category === category)
  return {
    security: has('Security') || isMediumOrHigh(impact.security),
    business: has('Business') || impact.business === 'high',
    major:
      assessment.level === 'VERY_HIGH' ||
      DIMENSIONS.filter((dimension) => impact[dimension] === 'high').length >= 2,
  }
}
