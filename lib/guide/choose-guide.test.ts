import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { person } from '#db/schema'
import type { Name } from '#db/testing-company'
import { type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { appendEvents } from '../append-events'
import { closeSender } from '../enqueue-job'
import { chooseGuide } from './choose-guide'
import { listFeats } from './queries'

const at = (hour: number) => ({ clock: new Date(Date.UTC(2026, 10, 4, hour)) })
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

const signIn = (hour: number) =>
  db.transaction((tx) =>
    appendEvents(tx, desk.as('rita', at(hour)), [
      { type: 'auth.signed_in', personId: desk.id('rita'), email: 'rita@example.com', sessionId: 'first' },
    ]),
  )
const submit = (hour: number, content: object = {}) =>
  desk.submit({ ...EMERGENCY, implementerId: desk.id('otto'), ...content }, at(hour))
const feats = async (reader: Name = 'rita') =>
  (await listFeats(desk.as(reader))).map(({ key, by, number }) => ({ key, by, number }))

test('a step is done once somebody has done it since the first sign-in, on a change that the reader may see', async () => {
  await desk.decide('eve', await submit(6), 'eca', {}, at(7))
  expect(await feats()).toEqual([])
  await signIn(8)
  await signIn(12)
  expect(await feats()).toEqual([])

  const hidden = await submit(9, { restricted: true })
  const number = await submit(10)
  expect(await feats()).toEqual([{ key: 'submit', by: 'rita', number: hidden }])
  expect(await feats('rob')).toEqual([{ key: 'submit', by: 'rita', number }])
  await desk.decide('eve', number, 'eca', {}, at(11))
  expect(await feats('rob')).toEqual([
    { key: 'decide', by: 'eve', number },
    { key: 'submit', by: 'rita', number },
  ])
})

test('each person puts the guide away for themselves', async () => {
  await chooseGuide(desk.as('mona'), { guide: 'hidden' })
  await chooseGuide(desk.as('eve'), { guide: 'hidden' })
  await chooseGuide(desk.as('eve'), { guide: 'shown' })
  const rows = await db.select({ id: person.id, guide: person.guide }).from(person)
  expect(
    Object.fromEntries(rows.filter(({ guide }) => guide !== null).map(({ id, guide }) => [id, guide])),
  ).toEqual({
    [desk.id('mona')]: 'hidden',
    [desk.id('eve')]: 'shown',
  })
})
