import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '#db/client'
import { type Desk, openDesk } from '#db/testing-desk'
import { explain, type Plan, writeHistory } from '#db/testing-history'
import { closeSender } from '../../enqueue-job'
import { countFacets } from '../facets/queries'
import { cursorOf, ListChanges, SORTS, VIEWS } from '../listing'
import { listChanges } from './queries'

const SIZE = 20_000
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await writeHistory(SIZE)
}, 120_000)
afterAll(closeSender)

/** A scan that a limit ends within its first tenth, where nearly every row fits, is not read to its end. */
const cutShort = (parent: Plan, child: Plan) =>
  parent['Node Type'] === 'Limit' && Number(parent['Total Cost']) < Number(child['Total Cost']) / 10
const nodes = (plan: Plan): Plan[] => [
  plan,
  ...(plan.Plans ?? []).filter((child) => !cutShort(plan, child)).flatMap(nodes),
]
const LONG = ['change', 'change_words', 'change_service', 'known_word']

/** Everything that would be asked of the database, explained instead of answered: the tables that would be read whole. */
async function readWhole(ask: () => Promise<unknown>): Promise<string[]> {
  const nothing = () => Object.assign(Promise.resolve([]), { values: () => Promise.resolve([]) })
  const asked = vi.spyOn(db.$client, 'unsafe').mockImplementation(nothing as never)
  await ask()
  const calls = [...asked.mock.calls]
  asked.mockRestore()
  expect(calls.length).toBeGreaterThan(0)
  const complaints: string[] = []
  for (const [text, values] of calls) {
    for (const node of nodes(await explain(text, values ?? [])))
      if (node['Node Type'] === 'Seq Scan' && LONG.includes(node['Relation Name'] ?? ''))
        complaints.push(`${node['Relation Name']}: ${text.slice(-1500)} ${JSON.stringify(values)}`)
  }
  return complaints
}

/** A place in the middle of the list. */
const MIDDLE: Record<(typeof SORTS)[number], string> = {
  updated: '2024-03-03 01:00:00.123+00',
  created: '2024-03-03 01:00:00.123+00',
  planned: '2024-03-03 01:00:00.123+00',
  title: 'patch host 17',
  match: '0.07',
}
const ID = '01890000-0000-7000-8000-000000000000'

const filters = (): object[] => [
  {},
  { status: 'in_review' },
  { status: 'closed,cancelled' },
  { risk: 'VERY_HIGH' },
  { risk: 'LOW,MEDIUM' },
  { category: 'major' },
  { outcome: 'rolled_back' },
  { service: 'payments-api' },
  { service: 'wiki' },
  { requestor: desk.id('rita') },
  { implementer: desk.id('otto') },
  { plannedFrom: '2026-01-01', plannedTo: '2026-01-31' },
  { updatedSince: '2026-01-01' },
  { q: 'patch' },
  { q: 'w42' },
  { q: 'r123456' },
  { q: 'CHG-123456' },
  { q: 'w42 kern', status: 'closed', risk: 'HIGH', service: 'ledger-db' },
  { status: 'closed', risk: 'HIGH', category: 'emergency', outcome: 'with_issues', service: 'wiki' },
]

for (const view of VIEWS)
  test(`no list under "${view}" reads every change, in any order, by any filter, from any place`, async () => {
    const slow: string[] = []
    for (const filter of filters())
      for (const sort of SORTS)
        for (const cursor of [
          undefined,
          cursorOf({ value: MIDDLE[sort], id: ID, back: sort === 'created' }),
        ]) {
          const order = sort === 'planned' || sort === 'title' ? 'asc' : 'desc'
          const ask = ListChanges.parse({ ...filter, view, sort, order, spelt: cursor && 'exactly' })
          slow.push(...(await readWhole(() => listChanges(desk.as('rita'), { ...ask, cursor }))))
        }
    expect(slow).toEqual([])
  })

test('nor do the counts beside it', async () => {
  const slow: string[] = []
  for (const view of VIEWS)
    for (const filter of filters())
      slow.push(
        ...(await readWhole(() => countFacets(desk.as('rita'), ListChanges.parse({ ...filter, view })))),
      )
  expect(slow).toEqual([])
})
