import type { RiskRules } from '../policy/factor'
import { impliedBy, type RiskService } from './fact'
import type { PreviewRisk } from './schema'
import { type Assessment, assess } from './score'
import { type Suggestion, suggest } from './suggestion'

export type RiskPreview = Assessment & { suggested: Suggestion[]; policyVersion: number }

/**
 * The answer of the preview door: the risk rule alone (D112), from what is declared and stated. Facts that the content
 * of a change would show are left out, so that with none stated the result is the standard's own (D46).
 * `services` are the catalogue's rows; the regulated ones bring the compliance factor. Throws as `assess` does.
 */
export const preview = (
  rulebook: { version: number; risk: RiskRules },
  input: PreviewRisk,
  services: readonly RiskService[],
): RiskPreview => ({
  ...assess(rulebook.risk, { ...input, implied: impliedBy(rulebook.risk, services) }),
  suggested: suggest(rulebook.risk.vocabulary, input),
  policyVersion: rulebook.version,
})
