import { guessMeaning, type MeaningTarget, SHARED, type Target } from './target'

export const PRESETS = ['servicenow', 'jira', 'bpic2014', 'generic'] as const
export type Preset = (typeof PRESETS)[number]
export const PRESET_NAMES: Record<Preset, string> = {
  servicenow: 'ServiceNow change_request',
  jira: 'Jira Service Management',
  bpic2014: 'BPIC-2014 Detail_Change',
  generic: 'No system that we know',
}

/** Column names of the exports, as documented; a column that is not named here is not imported unless chosen. */
const COLUMNS: Record<Exclude<Preset, 'generic'>, Record<string, Target>> = {
  servicenow: {
    number: 'number',
    type: 'category',
    state: 'state',
    short_description: 'title',
    description: 'description',
    justification: 'justification',
    risk: 'risk',
    requested_by: 'requestor',
    assigned_to: 'implementer',
    cmdb_ci: 'component',
    business_service: 'service',
    start_date: 'plannedStart',
    end_date: 'plannedEnd',
    work_start: 'startedAt',
    work_end: 'endedAt',
    implementation_plan: 'plan',
    backout_plan: 'rollback',
    test_plan: 'test',
    close_code: 'outcome',
    close_notes: 'note',
    opened_at: 'openedAt',
    closed_at: 'closedAt',
    assignment_group: 'keep',
    category: 'skip',
    priority: 'skip',
    impact: 'skip',
    urgency: 'skip',
    cab_required: 'skip',
    approval: 'skip',
    sys_created_on: 'skip',
    sys_updated_on: 'skip',
  },
  jira: {
    'issue key': 'number',
    summary: 'title',
    status: 'state',
    reporter: 'requestor',
    assignee: 'implementer',
    created: 'openedAt',
    resolved: 'closedAt',
    'affected services': 'service',
    'custom field (change type)': 'category',
    'custom field (change risk)': 'risk',
    'custom field (change reason)': 'justification',
    'custom field (planned start)': 'plannedStart',
    'custom field (planned end)': 'plannedEnd',
    'custom field (actual start)': 'startedAt',
    'custom field (actual end)': 'endedAt',
    'custom field (implementation plan)': 'plan',
    'custom field (backout plan)': 'rollback',
    'custom field (test plan)': 'test',
    'issue type': 'skip',
    resolution: 'skip',
    updated: 'skip',
    priority: 'skip',
    'custom field (approvals)': 'skip',
    'custom field (approvers)': 'skip',
  },
  bpic2014: {
    'change id': 'number',
    'ci name (aff)': 'component',
    'service component wbs (aff)': 'service',
    'change type': 'category',
    'risk assessment': 'risk',
    'emergency change': 'emergency',
    'planned start': 'plannedStart',
    'planned end': 'plannedEnd',
    'actual start': 'startedAt',
    'actual end': 'endedAt',
    'change record open time': 'openedAt',
    'change record close time': 'closedAt',
    'originated from': 'keep',
    'ci type (aff)': 'skip',
    'ci subtype (aff)': 'skip',
    'cab-approval needed': 'skip',
    'scheduled downtime start': 'skip',
    'scheduled downtime end': 'skip',
    'requested end date': 'skip',
    '# related interactions': 'skip',
    '# related incidents': 'skip',
  },
}
/** Without a known system: by the usual words for each field. */
const WORDS: readonly [RegExp, Target][] = [
  [/^(change )?(number|id|key|ref(erence)?|ticket)$/, 'number'],
  [/^(title|summary|subject|short description|name)$/, 'title'],
  [/^(description|details?)$/, 'description'],
  [/^(justification|reason|business case)$/, 'justification'],
  [/^(change )?(type|category|class)$/, 'category'],
  [/^(state|status)$/, 'state'],
  [/^(outcome|result|close code|closure code|resolution)$/, 'outcome'],
  [/^(change )?risk( level| assessment)?$/, 'risk'],
  [/^(planned|scheduled) start( date| time)?$|^start( date)?$/, 'plannedStart'],
  [/^(planned|scheduled) end( date| time)?$|^end( date)?$/, 'plannedEnd'],
  [/^(actual|work) start$|^started( at)?$/, 'startedAt'],
  [/^(actual|work) end$|^(ended|finished)( at)?$/, 'endedAt'],
  [/^(created|opened)( at| on)?$|^open(ed)? (date|time)$/, 'openedAt'],
  [/^(closed|resolved|completed)( at| on)?$|^close[d]? (date|time)$/, 'closedAt'],
  [/^(requestor|requester|requested by|reporter|raised by)$/, 'requestor'],
  [/^(implementer|assignee|assigned to|engineer)$/, 'implementer'],
  [/^(affected )?(services?|application|system)$/, 'service'],
  [/^(ci|component|configuration item|asset)$/, 'component'],
  [/^(implementation )?(plan|steps)$/, 'plan'],
  [/^(roll ?back|back ?out)( plan)?$/, 'rollback'],
  [/^test(ing)? ?plan$|^tests$/, 'test'],
  [/^(close notes?|closing notes?|closure notes?)$/, 'note'],
]
/** A value that one system uses in a sense of its own. */
const SENSES: Partial<Record<Preset, Partial<Record<MeaningTarget, Record<string, string>>>>> = {
  // Its workflow ends in Completed or Failed: the state is the outcome.
  jira: { state: { completed: 'closed:successful' } },
}

const named = (header: string) => header.trim().toLowerCase()

/** Which system wrote this header, and how many of its column names it knows. */
export function presetOf(headers: readonly string[]): { preset: Preset; known: number } {
  const names = headers.map(named)
  const best = (Object.keys(COLUMNS) as Exclude<Preset, 'generic'>[])
    .map((preset) => ({ preset, known: names.filter((name) => Object.hasOwn(COLUMNS[preset], name)).length }))
    .sort((a, b) => b.known - a.known)[0]
  // Half of the columns and at least five: "state" and "type" alone are anybody's.
  return best && best.known >= 5 && best.known * 2 >= names.length
    ? best
    : {
        preset: 'generic',
        known: targetsFor('generic', headers).filter((target) => target !== 'skip').length,
      }
}

/** Where each column goes by itself. A target that one column already has is not given to a second. */
export function targetsFor(preset: Preset, headers: readonly string[]): Target[] {
  const taken = new Set<Target>()
  return headers.map((header) => {
    const name = named(header)
    const target =
      preset === 'generic'
        ? (WORDS.find(([pattern]) => pattern.test(name.replace(/[_-]+/g, ' ')))?.[1] ?? 'skip')
        : Object.hasOwn(COLUMNS[preset], name)
          ? (COLUMNS[preset][name] ?? 'skip')
          : 'skip'
    if (taken.has(target) && !SHARED.includes(target)) return 'skip'
    taken.add(target)
    return target
  })
}

/** What a value means in this system, by itself; null must be asked. */
export const meaningIn = (preset: Preset, target: MeaningTarget, value: string): string | null =>
  SENSES[preset]?.[target]?.[named(value)] ?? guessMeaning(target, value)
