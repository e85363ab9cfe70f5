import { CATEGORIES, OUTCOME_WORDS, OUTCOMES, type Outcome } from '../change/lifecycle'
import { RISK_LEVEL_WORDS, RISK_LEVELS, type RiskLevel } from '../policy/factor'

/** What a column of the file may become. The words stand on the screen. */
export const TARGETS = {
  number: 'Old number',
  title: 'Title',
  description: 'Description',
  justification: 'Justification',
  category: 'Type',
  emergency: 'Emergency, yes or no',
  state: 'State',
  outcome: 'Outcome',
  risk: 'Risk, as recorded then',
  plannedStart: 'Planned start',
  plannedEnd: 'Planned end',
  startedAt: 'Started',
  endedAt: 'Ended',
  openedAt: 'Opened',
  closedAt: 'Closed',
  requestor: 'Requestor',
  implementer: 'Implementer',
  service: 'Service',
  component: 'Component, as text',
  plan: 'Implementation plan',
  rollback: 'Roll-back plan',
  test: 'Test plan',
  note: 'Closing note',
  keep: 'Kept as text',
  skip: 'Do not import',
} as const
export type Target = keyof typeof TARGETS
export const TARGET_NAMES = Object.keys(TARGETS) as [Target, ...Target[]]
/** Targets that several columns may share. */
export const SHARED: readonly Target[] = ['service', 'component', 'keep', 'skip']

export const MOMENTS = ['plannedStart', 'plannedEnd', 'startedAt', 'endedAt', 'openedAt', 'closedAt'] as const
export type MomentTarget = (typeof MOMENTS)[number]
export const isMoment = (target: Target): target is MomentTarget =>
  (MOMENTS as readonly Target[]).includes(target)

/** Targets whose values are chosen from a list, with what a value may become. */
export const MEANINGS = {
  category: CATEGORIES,
  emergency: ['yes', 'no'],
  state: [
    'closed',
    ...OUTCOMES.map((outcome) => `closed:${outcome}` as const),
    'cancelled',
    'draft',
    'leave',
  ],
  outcome: [...OUTCOMES, 'none'],
  risk: [...RISK_LEVELS, 'none'],
} as const satisfies Partial<Record<Target, readonly string[]>>
export type MeaningTarget = keyof typeof MEANINGS
export const MEANING_TARGETS = Object.keys(MEANINGS) as [MeaningTarget, ...MeaningTarget[]]
export const isMeaning = (target: Target): target is MeaningTarget => target in MEANINGS

const GUESSES: Record<MeaningTarget, readonly [RegExp, string][]> = {
  category: [
    [/\bemerg|\burgent|\bexpedit/, 'emergency'],
    [/\bstandard|pre-?approved|\broutine/, 'standard'],
    [/\bmajor|\bsignificant/, 'major'],
    [/\bnormal|\bminor|\brelease|\bchange/, 'normal'],
  ],
  emergency: [
    [/^(y|yes|true|1|ja|oui|sí)$/, 'yes'],
    [/^(n|no|false|0|nee|nein|non)$/, 'no'],
  ],
  state: [
    [/\bcancel|\breject|\bwithdrawn|\bdeclined/, 'cancelled'],
    [/\broll(ed)?[ -]?back|\bbacked out/, 'closed:rolled_back'],
    [/\bunsuccessful|\bfailed/, 'closed:failed'],
    [/\bsuccessful/, 'closed:successful'],
    [/^closed|^complete|^done|^resolved|^finished/, 'closed'],
    [/^new|^draft|^open|^plan|^assess|^authori|^await|^sched|^waiting|^pending|^to do/, 'draft'],
    [/\bimplement|\breview|\bprogress/, 'leave'],
  ],
  outcome: [
    [/\bunsuccessful|\bfail/, 'failed'],
    [/\broll(ed)?[ -]?back|\bbacked out|\brevert/, 'rolled_back'],
    [/\bissues?\b|\bpartial|\bproblems?\b/, 'with_issues'],
    [/\bsuccess|^implemented$/, 'successful'],
    [/^unknown|^n\/?a$|^none$|^-$/, 'none'],
  ],
  risk: [
    [/\bunassessed|\bnot assessed|^unknown|^n\/?a$|^none$|^-$/, 'none'],
    [/\bvery high|\bcritical|\bextreme/, 'VERY_HIGH'],
    [/\bvery low|\bnegligible/, 'VERY_LOW'],
    [/\bhigh|\bmajor/, 'HIGH'],
    [/\bmedium|\bmoderate|\bbusiness change/, 'MEDIUM'],
    [/\blow|\bminor/, 'LOW'],
  ],
}
/** What a value most likely means; null where nobody could say without asking. */
export function guessMeaning(target: MeaningTarget, value: string): string | null {
  const words = value.trim().toLowerCase()
  return GUESSES[target].find(([pattern]) => pattern.test(words))?.[1] ?? null
}

export type Fate = 'closed' | 'cancelled' | 'draft' | 'leave'
/** A state as it was mapped: what becomes of the row, and with which outcome if the state says it. */
export function fateOf(meaning: string): { fate: Fate; outcome: Outcome | null } {
  const [fate, outcome] = meaning.split(':')
  return { fate: fate as Fate, outcome: OUTCOMES.find((one) => one === outcome) ?? null }
}
export const riskOf = (meaning: string): RiskLevel | null =>
  RISK_LEVELS.find((level) => level === meaning) ?? null

/** A meaning as a choice in a list. */
export function meaningWords(target: MeaningTarget, meaning: string): string {
  if (target === 'state') {
    const { fate, outcome } = fateOf(meaning)
    return {
      closed: outcome ? `Closed, ${OUTCOME_WORDS[outcome].toLowerCase()}` : 'Closed',
      cancelled: 'Cancelled',
      draft: 'Draft',
      leave: 'Leave out',
    }[fate]
  }
  const level = riskOf(meaning)
  if (target === 'risk') return level ? RISK_LEVEL_WORDS[level] : 'Not assessed'
  const outcome = OUTCOMES.find((one) => one === meaning)
  if (target === 'outcome') return outcome ? OUTCOME_WORDS[outcome] : 'Not recorded'
  return `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`
}
