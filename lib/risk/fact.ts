import type { RiskRules } from '../policy/factor'
import { isAtLeast } from './matrix'
import { type Answers, assess } from './score'

/** What the risk of a change is read from: a part of its material content. */
export type RiskContent = {
  services: readonly string[]
  risk: { declared: readonly string[]; facts: Readonly<Partial<Record<string, boolean>>> }
  rollback: { testedOn: string | null; testedWhere: string }
}
export type RiskService = { slug: string; name: string; regulated: boolean }

/**
 * The answers of a change: what its requestor declared and stated, the compliance factor that follows from its
 * regulated services, and the facts that its content shows. `services` are the catalogue's rows of the change.
 */
export function answersOf(
  rules: RiskRules,
  content: RiskContent,
  services: readonly RiskService[],
  raisedTo: Answers['raisedTo'] = null,
): Answers {
  const answers = { ...content.risk, implied: impliedBy(rules, services), raisedTo }
  return { ...answers, derived: factsOf(rules, content, answers) }
}

/** The compliance factor follows from each regulated service. */
export const impliedBy = (rules: RiskRules, services: readonly RiskService[]) =>
  services
    .filter(({ regulated }) => regulated)
    .map(({ name }) => ({ id: rules.regulatedFactor, because: `The service ${name} is regulated` }))

/**
 * The facts that the content itself shows: more services than the policy's number (D46), and from the policy's
 * level up no rollback test with date and place (D119). The second looks at the level without itself.
 */
export function factsOf(
  rules: RiskRules,
  content: RiskContent,
  answers: Omit<Answers, 'derived'>,
): NonNullable<Answers['derived']> {
  const count = new Set(content.services).size
  const many =
    count > rules.manyServices
      ? [
          {
            key: 'manyServices' as const,
            because: `${count} services affected, more than ${rules.manyServices}`,
          },
        ]
      : []
  const tested = content.rollback.testedOn !== null && content.rollback.testedWhere.trim() !== ''
  if (tested || !isAtLeast(assess(rules, { ...answers, derived: many }).level, rules.testedRollbackFrom))
    return many
  return [...many, { key: 'noTestedRollback', because: 'No rollback test with date and place is recorded' }]
}
