import type { Terms } from '../policy/step'

/** Severity that nobody stated counts as the most urgent. */
export function resolve(
  terms: Terms,
  emergency: { severity: 1 | 2 | 3 } | null,
  bySeverity: Record<1 | 2 | 3, number>,
): Terms {
  return terms.hours === 'severity' ? { ...terms, hours: bySeverity[emergency?.severity ?? 1] } : terms
}

/** The stricter of both in every respect: earlier, blocking, shorter, with an escalation. */
export function stricter(a: Terms, b: Terms): Terms {
  const hours = [a.hours, b.hours].filter((value) => typeof value === 'number')
  const ratify = [a.ratifyHours, b.ratifyHours]
  return {
    stage: Math.min(a.stage, b.stage),
    blocking: a.blocking || b.blocking,
    hours: hours.length > 0 ? Math.min(...hours) : a.hours,
    clock: a.clock === 'wall' ? a.clock : b.clock,
    escalateTo: a.escalateTo ?? b.escalateTo,
    ratifyHours: ratify.some((value) => value === null) ? null : Math.min(...ratify.map(Number)),
  }
}
