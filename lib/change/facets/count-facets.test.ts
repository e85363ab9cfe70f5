import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '#db/testing-desk'
import { writeHistory } from '#db/testing-history'
import { closeSender } from '../../enqueue-job'
import { draftChange } from '../draft-change'
import { listChanges } from '../list/queries'
import { ListChanges } from '../listing'
import { COUNTED, countFacets, type Facets } from './queries'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const draft = (who: 'rita' | 'rob', content: object) => draftChange(desk.as(who), content)
  await draft('rita', { title: 'Grow the ledger', services: ['ledger-db'], category: 'normal' })
  await draft('rita', { title: 'Grow the wiki', services: ['wiki', 'ledger-db'], category: 'emergency' })
  await draft('rob', { title: 'Hide the ledger', services: ['ledger-db'], restricted: true })
  await desk.submit({ title: 'Rotate certificates' })
})
afterAll(closeSender)

const count = (who: Parameters<Desk['as']>[0], asked: object) =>
  countFacets(desk.as(who), ListChanges.parse(asked))
const numbers = (by: Facets['by'][keyof Facets['by']]) =>
  Object.fromEntries(Object.entries(by).flatMap(([value, { n }]) => (n > 0 ? [[value, n]] : [])))

test('each choice is counted as the other filters stand', async () => {
  const { by, total } = await count('mona', { category: 'normal' })
  expect(total).toEqual({ n: 2, more: false })
  expect(numbers(by.status)).toEqual({ draft: 1, in_review: 1 })
  expect(numbers(by.category)).toEqual({ normal: 2, emergency: 1 })
  expect(numbers(by.service)).toEqual({ 'ledger-db': 1, 'payments-api': 1 })
  expect(numbers((await count('mona', { service: 'wiki' })).by.service)).toEqual({
    'ledger-db': 2,
    wiki: 1,
    'payments-api': 1,
  })
})

test('T18 a restricted change is counted for whom it is, in every way of counting', async () => {
  for (const asked of [
    {},
    { view: 'open' },
    { status: 'draft' },
    { service: 'ledger-db' },
    { q: 'ledger' },
    { q: 'hide' },
  ])
    for (const who of ['rob', 'sam', 'mona', 'rita'] as const) {
      const seen = (await listChanges(desk.as(who), ListChanges.parse({ ...asked, spelt: 'exactly' }))).rows
      const { total, by } = await count(who, asked)
      expect([asked, who, total.n]).toEqual([asked, who, seen.length])
      const services = seen.flatMap((change) => change.services.map(({ slug }) => slug))
      if (!('service' in asked))
        expect(by.service['ledger-db']?.n ?? 0).toBe(services.filter((slug) => slug === 'ledger-db').length)
    }
  expect((await count('rob', { q: 'hide' })).total.n).toBe(1)
  expect((await count('mona', { q: 'hide' })).total.n).toBe(0)
})

test('counting ends at a thousand and says so, and what is rare and open is counted all the same', async () => {
  await writeHistory(5000)
  const all = await count('mona', {})
  expect(all.total).toEqual({ n: COUNTED, more: true })
  expect(all.by.status.closed).toEqual({ n: COUNTED, more: true })
  expect(all.by.status.in_review?.more).toBe(false)
  const patched = await count('mona', { q: 'patch' })
  expect(patched.by.status.closed?.more).toBe(true)
  expect(patched.by.status.scheduled).toEqual({ n: all.by.status.scheduled?.n, more: false })
  expect((await count('mona', { status: 'scheduled' })).total).toEqual({
    n: all.by.status.scheduled?.n,
    more: false,
  })
})
