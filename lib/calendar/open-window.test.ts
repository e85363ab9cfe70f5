import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { overrideVoice } from '#db/schema'
import { type Desk, openDesk } from '#db/testing-desk'
import { closeSender } from '../enqueue-job'
import { askOverride } from './ask-override'
import { openWindow } from './open-window'
import { voiceOverride } from './voice-override'

const clock = new Date('2026-11-04T09:00:00Z')
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

const open = (given: object) =>
  openWindow(desk.as('mona', { clock }), { name: 'Window', zone: 'Europe/Amsterdam', ...given })
const weekly = { kind: 'weekly', weekday: 7, opens: '02:00', minutes: 120 }
const once = { kind: 'once', maxRisk: 'VERY_HIGH' }

test('D18 a very high risk has a window of its own and no weekly one', async () => {
  await expect(open({ ...weekly, maxRisk: 'VERY_HIGH' })).rejects.toMatchObject({
    code: 'invalid',
    message: 'A very high risk needs a window of its own. Open one that comes once, or choose high.',
    detail: { errors: [{ path: 'maxRisk' }] },
  })
  await open({ ...weekly, maxRisk: 'HIGH' })
  await open({ ...once, startsAt: '2026-11-08T02:00', endsAt: '2026-11-08T06:00' })
})

test('a window that is over is not opened, one that is under way is', async () => {
  await expect(
    open({ ...once, startsAt: '2026-11-03T02:00', endsAt: '2026-11-03T06:00' }),
  ).rejects.toMatchObject({ code: 'invalid', detail: { errors: [{ path: 'endsAt' }] } })
  await open({ ...once, startsAt: '2026-11-04T08:00', endsAt: '2026-11-04T12:00' })
})

test('D38 an override is granted or refused for a reason of the person who speaks', async () => {
  const number = await desk.submit(
    { plannedStart: '2026-11-29T11:00:00Z', plannedEnd: '2026-11-29T12:00:00Z' },
    { clock },
  )
  const asked = { number, target: 'outside_window', reason: 'Only Sundays are quiet.' }
  const { overrideId } = await askOverride(desk.as('rita', { clock }), asked)
  for (const given of [{ agree: true }, { agree: true, reason: '  ' }, { agree: false }])
    await expect(
      voiceOverride(desk.as('mona', { clock }), { number, overrideId, ...given }),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: 'Say why you agree or refuse.',
      detail: { errors: [{ path: 'reason' }] },
    })
  await voiceOverride(desk.as('mona', { clock }), {
    number,
    overrideId,
    agree: true,
    reason: 'Nobody trades on Sundays.',
  })
  const voices = await db.select().from(overrideVoice).where(eq(overrideVoice.overrideId, overrideId))
  expect(voices).toMatchObject([{ agrees: true, reason: 'Nobody trades on Sundays.' }])
})
