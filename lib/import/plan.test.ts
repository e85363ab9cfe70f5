import { expect, test } from 'vitest'
import { type Mapping, openQuestion, openValues, proposedMapping } from './mapping'
import { openPlan, type Planned } from './plan'
import { presetOf, targetsFor } from './preset'
import { PROBLEM_KINDS, remedyOf, saysOf } from './problem'
import { openProfile, orderOf, type Profile } from './profile'
import { delimiterOf, openCsv } from './record'
import { isMoment } from './target'

const NOW = new Date('2026-11-25T12:00:00Z')
const KOFI = '3f0c5f9e-26a8-4b6e-9d58-0f6a1a9d3a11'
const CATALOGUE = {
  services: new Map([
    ['payments', { id: 'id-payments', slug: 'payments' }],
    ['identity', { id: 'id-identity', slug: 'identity' }],
  ]),
  people: new Map([
    ['kofi mensah', [KOFI]],
    ['kofi@example.com', [KOFI]],
    ['sam lee', ['sam1', 'sam2']],
  ]),
}

function read(text: string) {
  const delimiter = delimiterOf(text)
  const csv = openCsv(delimiter)
  const [head, ...records] = [...csv.push(text), ...csv.end()]
  const headers = head?.cells ?? []
  const look = openProfile(headers)
  for (const record of records) look.look(record)
  const profile: Profile = {
    encoding: 'utf-8',
    delimiter,
    ...presetOf(headers),
    rows: look.rows(),
    columns: look.columns(),
  }
  return { headers, records, profile }
}
function plan(text: string, answers: Partial<Mapping> = {}, imported: string[] = []): Planned[] {
  const { headers, records, profile } = read(text)
  const mapping = { ...proposedMapping(profile, 'Europe/Amsterdam'), ...answers }
  const components = new Map<string, string[]>()
  if (mapping.repeated === 'join')
    for (const { cells } of records) {
      const number = cells[mapping.columns.indexOf('number')] ?? ''
      const component = cells[mapping.columns.indexOf('component')] ?? ''
      components.set(number, [...(components.get(number) ?? []), component])
    }
  const make = openPlan({
    mapping,
    preset: profile.preset,
    headers,
    order: mapping.order ?? 'day',
    catalogue: CATALOGUE,
    now: NOW,
    imported: (reference) => imported.includes(reference),
    components: mapping.repeated === 'join' ? components : null,
  })
  return records.map(make)
}
const changes = (planned: Planned[]) => planned.flatMap((one) => ('change' in one ? [one.change] : []))
const kinds = (planned: Planned[]) =>
  planned.flatMap((one) => ('problems' in one ? one.problems.map(({ kind, column }) => [kind, column]) : []))

const SERVICENOW = `number,type,state,short_description,description,risk,requested_by,assigned_to,cmdb_ci,business_service,start_date,end_date,work_start,work_end,implementation_plan,backout_plan,test_plan,approval,close_code,close_notes,opened_at,closed_at
CHG0041001,Normal,Closed,Move the mail relay,Two relays,3 - Moderate,Iris Bakker,Kofi Mensah,relay-2,Payments,2026-03-03 02:00:00,2026-03-03 04:00:00,2026-03-03 02:04:11,2026-03-03 03:41:00,"Drain
Move",Point back,Sent mail,Approved,Successful,Fine,2026-02-10 09:00:00,2026-03-04 10:00:00
CHG0041002,Emergency,Review,Block a port,,High,,,fw-1,Remote access,2026-03-07 21:10:00,2026-03-07 22:00:00,2026-03-07 21:12:00,,,,,Approved,,,2026-03-07 20:58:00,
CHG0041003,Standard,New,Renew the certificates,,Low,,,,,,,,,,,,Not Yet Requested,,,2026-11-20 09:00:00,
`
test('ServiceNow: history with its outcome and words, what is under way is left out, what is new is a draft', () => {
  const { profile } = read(SERVICENOW)
  expect(profile).toMatchObject({ preset: 'servicenow', known: 22, rows: 3 })
  const planned = plan(SERVICENOW)
  expect(planned[1]).toEqual({ left: 'state' })
  const [closed, draft] = changes(planned)
  expect(closed).toMatchObject({
    reference: 'CHG0041001',
    fate: 'closed',
    outcome: 'successful',
    riskLevel: 'MEDIUM',
    serviceIds: ['id-payments'],
    requestorId: null,
    startedAt: new Date('2026-03-03T01:04:11Z'),
    closedAt: new Date('2026-03-04T09:00:00Z'),
    content: {
      title: 'Move the mail relay',
      category: 'normal',
      implementerId: KOFI,
      services: ['payments'],
      steps: [{ title: 'Drain' }, { title: 'Move' }],
      rollback: { steps: [{ title: 'Point back' }] },
      tests: [{ title: 'Sent mail', result: 'planned' }],
    },
    origin: { line: 2, requestor: 'Iris Bakker', components: ['relay-2'], note: 'Fine' },
  })
  expect(draft).toMatchObject({ reference: 'CHG0041003', fate: 'draft', outcome: null, closedAt: null })
})

test('Jira: day-first dates with names of months, and the state is the outcome', () => {
  const text = `Issue key,Summary,Status,Reporter,Affected services,Custom field (Change type),Custom field (Change risk),Custom field (Actual start),Custom field (Actual end),Created,Resolved,Resolution
OPS-1,Rotate keys,Completed,Iris,Identity;Web,Normal,Medium,05/Mar/26 2:03 AM,05/Mar/26 3:10 AM,10/Feb/26 9:00 AM,06/Mar/26 9:00 AM,Done
OPS-2,Upgrade ingress,Failed,Iris,Web,Normal,High,06/Mar/26 2:05 AM,06/Mar/26 2:40 AM,02/Mar/26 9:00 AM,,Won't Do
`
  expect(read(text).profile.preset).toBe('jira')
  const [first, second] = changes(plan(text))
  expect(first).toMatchObject({
    outcome: 'successful',
    serviceIds: ['id-identity'],
    origin: { services: ['Web'] },
  })
  expect(second).toMatchObject({ outcome: 'failed', closedAt: new Date('2026-03-06T01:40:00Z') })
})

test('BPIC-2014: semicolons, one row per component joined by number, named after type and component, no outcome claimed', () => {
  const text = `CI Name (aff);Service Component WBS (aff);Change ID;Change Type;Risk Assessment;Emergency Change;Planned Start;Planned End;Actual Start;Actual End;Change record Open Time;Change record Close Time;Originated from
SBA1;WBS1;C1;Release Type 03;Business Change;N;16-11-2013 02:00;16-11-2013 06:00;;;14-10-2013 14:30;19-11-2013 16:20;Problem
WSR2;WBS2;C2;Standard Activity Type 32;Minor Change;Y;;;27-10-2013 02:10;27-10-2013 03:10;27-10-2013 01:50;28-10-2013 09:00;Incident
DTA3;WBS1;C1;Release Type 03;Business Change;N;16-11-2013 02:00;16-11-2013 06:00;;;14-10-2013 14:30;19-11-2013 16:20;Problem
`
  const { profile } = read(text)
  expect(profile).toMatchObject({ preset: 'bpic2014', delimiter: ';' })
  expect(proposedMapping(profile, 'UTC')).toMatchObject({ order: 'day', repeated: 'join', untitled: 'name' })
  const planned = plan(text)
  expect(planned[2]).toEqual({ left: 'joined' })
  expect(changes(planned)).toMatchObject([
    {
      reference: 'C1',
      fate: 'closed',
      outcome: null,
      riskLevel: 'MEDIUM',
      content: { title: 'Release Type 03, SBA1', category: 'normal' },
      origin: {
        components: ['SBA1', 'DTA3'],
        services: ['WBS1'],
        kept: [{ column: 'Originated from', value: 'Problem' }],
      },
    },
    { riskLevel: 'LOW', content: { title: 'Standard Activity Type 32, WSR2', category: 'emergency' } },
  ])
})

test('a file of no system we know is mapped by the usual words, and asked for what nobody could know', () => {
  const text =
    'Ticket\tSubject\tRisk level\tStatus\tClosed on\tColour\n7\tMove it\tpurple\tDone\t03-04-2026\tred\n'
  const { profile } = read(text)
  expect(profile).toMatchObject({ preset: 'generic', delimiter: '\t' })
  const mapping = proposedMapping(profile, 'UTC')
  expect(mapping.columns).toEqual(['number', 'title', 'risk', 'state', 'closedAt', 'skip'])
  expect(openValues(mapping, profile, 2)).toEqual([['purple', 1]])
  expect(openQuestion(mapping, profile)).toContain('03-04-2026')
  expect(openQuestion({ ...mapping, order: 'month' }, profile)).toBeNull()
  expect(orderOf(profile.columns.filter((_, at) => isMoment(mapping.columns[at] ?? 'skip'))).order).toBeNull()
  const answered = { order: 'month' as const, values: { risk: [{ from: 'purple', to: 'none' }] } }
  expect(changes(plan(text, answered))).toMatchObject([
    { riskLevel: null, closedAt: new Date('2026-03-03T23:00:00Z') },
  ])
  expect(targetsFor('generic', ['id', 'number', 'title', 'subject'])).toEqual([
    'number',
    'skip',
    'title',
    'skip',
  ])
})

/** Rows broken in every way that there is, beside the kind and the column that must be named. */
const HEADERS =
  'number,title,description,type,emergency,state,outcome,risk,planned start,planned end,actual start,actual end,opened,closed,requestor,service,plan'
const row = (given: Record<string, string>) => {
  const good: Record<string, string> = {
    number: 'N1',
    title: 'Good',
    type: 'Normal',
    state: 'Closed',
    closed: '2026-03-04',
  }
  return HEADERS.split(',')
    .map((name) => `"${(given[name] ?? good[name] ?? '').replaceAll('"', '""')}"`)
    .join(',')
}
const BROKEN: [string, string, Record<string, string>][] = [
  ['number_missing', 'number', { number: '' }],
  ['number_long', 'number', { number: 'x'.repeat(101) }],
  ['number_imported', 'number', { number: 'OLD' }],
  ['title_missing', 'title', { title: ' ' }],
  ['title_long', 'title', { title: 'x'.repeat(201) }],
  ['text_long', 'description', { description: 'x'.repeat(20_001) }],
  ['unreadable', 'description', { description: 'a\u0000b' }],
  ['lines_many', 'plan', { plan: 'step\n'.repeat(101) }],
  ['value_category', 'type', { type: 'Blue' }],
  ['value_emergency', 'emergency', { emergency: 'perhaps' }],
  ['value_state', 'state', { state: 'Limbo' }],
  ['value_outcome', 'outcome', { outcome: 'Meh' }],
  ['value_risk', 'risk', { risk: 'purple' }],
  ['no_date', 'planned start', { 'planned start': 'soon' }],
  ['no_such_day', 'planned start', { 'planned start': '31-02-2026' }],
  ['other_order', 'planned start', { 'planned start': '02-25-2026' }],
  ['skipped_hour', 'planned start', { 'planned start': '29-03-2026 02:30' }],
  ['year_range', 'planned start', { 'planned start': '01-01-1970' }],
  [
    'planned_backwards',
    'planned end',
    { 'planned start': '2026-03-03 04:10', 'planned end': '2026-03-03 02:00' },
  ],
  [
    'actual_backwards',
    'actual end',
    { 'actual start': '2026-03-03 04:10', 'actual end': '2026-03-03 02:00' },
  ],
  ['closed_early', 'closed', { opened: '2026-03-09' }],
  ['closed_ahead', 'closed', { closed: '2027-01-01' }],
  ['closed_undated', 'state', { closed: '' }],
  ['service_unknown', 'service', { service: 'Teapot' }],
  ['person_unknown', 'requestor', { requestor: 'Nobody' }],
  ['person_several', 'requestor', { requestor: 'Sam Lee' }],
]
const STRICT = {
  columns: targetsFor('generic', HEADERS.split(',')).map((target, at) =>
    HEADERS.split(',')[at] === 'emergency' ? ('emergency' as const) : target,
  ),
  order: 'day' as const,
  unknownService: 'stop' as const,
  unknownPerson: 'stop' as const,
}
test.each(BROKEN)('%s is named with its line, its column and a remedy', (kind, column, given) => {
  const planned = plan(`${HEADERS}\n${row({})}\n${row({ number: 'N2', ...given })}\n`, STRICT, ['OLD'])
  expect(changes(planned)).toHaveLength(1)
  const [problem] = planned.flatMap((one) => ('problems' in one ? one.problems : []))
  expect(kinds(planned)).toEqual([[kind, column]])
  expect(problem?.line).toBe(3)
  expect(remedyOf(problem?.kind ?? 'no_date')).toMatch(/^[A-Z].*\.$/)
  expect(saysOf(problem ?? { kind: 'no_date' })).toMatch(/^[A-Z].*[^.]$|\.$/)
})
test('a row that does not fit the header, a repeated number, and quotes gone wrong are named too', () => {
  const bad = (line: string) => kinds(plan(`${HEADERS}\n${row({})}\n${line}`, STRICT))
  expect(bad('a,b\n')).toEqual([['too_few_cells', '']])
  expect(bad(`${row({ number: 'N2' })},more\n`)).toEqual([['too_many_cells', '']])
  expect(bad(row({}))).toEqual([['number_repeated', 'number']])
  expect(bad('"a"b,c\n')).toEqual([['stray_quote', '']])
  expect(bad('"open,c\n')).toEqual([['unclosed_quote', '']])
  const tested = [
    ...BROKEN.map(([kind]) => kind),
    'too_few_cells',
    'too_many_cells',
    'number_repeated',
    'stray_quote',
    'unclosed_quote',
    'too_long_record',
  ]
  expect(tested.sort()).toEqual([...PROBLEM_KINDS].sort())
})
