import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { change } from '#db/schema'
import { foundCompany } from '#db/testing-company'
import { draftChange } from '../../change/draft-change'
import { submitChange } from '../../change/submit-change'
import { closeSender } from '../../enqueue-job'
import { declareFreeze } from '../declare-freeze'
import { getCalendar } from './queries'

const clock = new Date('2026-11-02T09:00:00Z')
const december = { start: new Date('2026-12-01T00:00Z'), end: new Date('2027-01-01T00:00Z') }
let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
})
afterAll(closeSender)

const at = (name: Parameters<typeof company.as>[0]) => company.as(name, { clock })
async function plan(title: string, start: string, end: string, services = ['payments-api']) {
  const { number } = await draftChange(at('rita'), {
    title,
    description: 'Do it.',
    justification: 'It is due.',
    services,
    plannedStart: start,
    plannedEnd: end,
  })
  return number
}

test('shows what is submitted, in its range, to those who may know of it (T18), with what stands against it', async () => {
  const inside = await plan('Inside', '2026-12-19T01:00:00Z', '2026-12-19T02:00:00Z')
  const outside = await plan('Outside', '2026-12-16T12:00:00Z', '2026-12-16T13:00:00Z', ['ledger-db'])
  const twin = await plan('Twin', '2026-12-19T01:30:00Z', '2026-12-19T02:30:00Z')
  const later = await plan('Later', '2027-02-02T01:00:00Z', '2027-02-02T02:00:00Z')
  for (const number of [inside, outside, twin, later]) await submitChange(at('rita'), { number })
  await plan('A draft', '2026-12-19T01:00:00Z', '2026-12-19T02:00:00Z')

  const seen = async (name: 'bob' | 'rita') =>
    Object.fromEntries(
      (await getCalendar(at(name), december)).changes.map(({ number, conflicts }) => [
        number,
        conflicts.map(({ kind }) => kind),
      ]),
    )
  expect(await seen('bob')).toEqual({
    [outside]: ['outside_window'],
    [inside]: ['same_service'],
    [twin]: ['same_service'],
  })

  await db.update(change).set({ restricted: true }).where(eq(change.number, twin))
  const { changes } = await getCalendar(at('bob'), december)
  expect(changes.map(({ number }) => number)).toEqual([outside, inside])
  expect(JSON.stringify(changes)).not.toContain(twin)
  expect(changes[1]?.conflicts[0]?.sentence).toContain('another change')
  expect(Object.keys(await seen('rita'))).toContain(twin)

  await declareFreeze(at('mona'), {
    name: 'Holiday peak',
    reason: 'Shops are full.',
    zone: 'Europe/Amsterdam',
    startsAt: '2026-12-15T23:00:00Z',
    endsAt: '2026-12-16T23:00:00Z',
    hard: true,
  })
  expect((await seen('bob'))[outside]).toEqual(['freeze', 'outside_window'])
})

test('shows openings, freezes and the boards to come', async () => {
  const calendar = await getCalendar(at('rita'), december)
  expect(calendar.windows).toHaveLength(14)
  expect(calendar.windows[0]).toMatchObject({ start: new Date('2026-12-01T01:00Z') })
  expect(calendar.boards[0]).toEqual(new Date('2026-12-01T13:00Z'))
  expect(calendar.boards).toHaveLength(5)
  expect(calendar.freezes.map(({ freeze }) => freeze.name)).toContain('Holiday peak')
})
