import { z } from 'zod'
import { RiskRules, STANDARD_RISK } from './factor'
import { RouteRules, STANDARD_ROUTE } from './route'
import { STANDARD_TIMING, TimingRules } from './timing'

/** One version of the policy: plain data, parsed whenever it is proposed or read. A change keeps the version it was submitted under. */
export const Rulebook = z.strictObject({
  version: z.int().min(1),
  risk: RiskRules,
  route: RouteRules,
  timing: TimingRules,
})
export type Rulebook = z.output<typeof Rulebook>

/** The first policy version: the standard's own levels, limits and windows, made consistent by D1-D120. */
export const STANDARD_RULEBOOK: Rulebook = {
  version: 1,
  risk: STANDARD_RISK,
  route: STANDARD_ROUTE,
  timing: STANDARD_TIMING,
}
