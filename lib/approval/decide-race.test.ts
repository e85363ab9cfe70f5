import { setTimeout as think } from 'node:timers/promises'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect } from 'vitest'
import { db } from '#db/client'
import { decision, person } from '#db/schema'
import type { Name } from '#db/testing-company'
import { BREACH, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { disablePerson } from '../auth/disable-person'
import { enablePerson } from '../auth/enable-person'
import { cancelChange } from '../change/cancel-change'
import { editChange } from '../change/edit-change'
import { closeSender } from '../enqueue-job'
import { prove } from '../proof'
import { Refusal } from '../refusal'
import { decideStep } from './decide-step'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

/** Park and Miller: the same think times for the same seed. */
function dice(seed: number) {
  let state = (seed % 2_147_483_646) + 1
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** Runs each call after 0 to 3 ms of thought; true where it was accepted, its code where it was refused. */
async function race(roll: (below: number) => number, ...calls: (() => Promise<unknown>)[]) {
  return Promise.all(
    calls.map(async (call) => {
      await think(roll(4))
      try {
        await call()
        return true
      } catch (error) {
        if (error instanceof Refusal) return error.code
        throw error
      }
    }),
  )
}
/** What one person is about to say, with everything read before the race begins. */
async function ready(who: Name, number: string, role: string, given: object = {}) {
  const [step, { digest }] = [await desk.step(number, role), await desk.row(number)]
  return () => decideStep(desk.as(who), { number, step: step.id, decision: 'approve', digest, ...given })
}
const REJECT = { decision: 'reject', reason: 'Not ready.' }
const wordsOn = async (number: string) => {
  const { id, revision } = await desk.row(number)
  return db.$count(
    decision,
    and(
      eq(decision.changeId, id),
      eq(decision.revision, revision),
      inArray(decision.kind, ['approve', 'reject']),
      sql`not exists (select 1 from decision v where v.voids = decision.id)`,
    ),
  )
}
const AT_ONCE = 4
/** n rounds, a few at a time. */
async function rounds(n: number, body: (round: number) => Promise<void>) {
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < n) await body(next++)
    }),
  )
}

prove(
  'R03 three deciders at once: none lost, none stuck, none double',
  { small: 30, full: 2_000 },
  async (n, seed) => {
    const roll = dice(seed)
    const found = { lost: 0, stuck: 0, double: 0 }
    await rounds(n, async () => {
      const number = await desk.submit(BREACH)
      const replies = await race(
        roll,
        await ready('eve', number, 'eca'),
        await ready('sam', number, 'security_lead'),
        await ready('ben', number, 'bcm'),
      )
      expect(replies).toEqual([true, true, true])
      found.lost += 3 - (await wordsOn(number))
      found.stuck += (await desk.row(number)).status === 'approved' ? 0 : 1
      found.double += (await desk.events(number)).filter((type) => type === 'change.approved').length - 1
    })
    expect(found).toEqual({ lost: 0, stuck: 0, double: 0 })
  },
)

prove(
  'R03 the last approval against a rejection has one order that explains both',
  { small: 12, full: 300 },
  async (n, seed) => {
    const roll = dice(seed)
    await rounds(n, async () => {
      const one = await desk.submit()
      const [approved, rejected] = await race(
        roll,
        await ready('mona', one, 'change_manager'),
        await ready('mona2', one, 'change_manager', REJECT),
      )
      expect([approved, rejected].sort()).toEqual(['conflict', true])
      expect((await desk.row(one)).status).toBe(approved === true ? 'approved' : 'rejected')

      const two = await desk.submit(BREACH)
      await desk.decide('sam', two, 'security_lead')
      const [last, end] = await race(
        roll,
        await ready('eve', two, 'eca'),
        await ready('ben', two, 'bcm', REJECT),
      )
      // Continuity may ratify or refuse, and holds nothing back (D10): both are accepted in either order.
      expect([last, end]).toEqual([true, true])
      expect((await desk.row(two)).status).toBe('approved')
    })
  },
)

prove(
  'R03 an approval against an edit never counts on the other content',
  { small: 12, full: 300 },
  async (n, seed) => {
    const roll = dice(seed)
    await rounds(n, async (round) => {
      const number = await desk.submit(EMERGENCY)
      const [approved, edited] = await race(roll, await ready('eve', number, 'eca'), () =>
        editChange(desk.as('rita'), { number, changes: { title: `Rotate again ${round}` } }),
      )
      expect(edited).toBe(true)
      expect([true, 'conflict']).toContain(approved)
      expect(await desk.row(number)).toMatchObject({ status: 'in_review', revision: 2 })
      expect(await wordsOn(number)).toBe(0)
    })
  },
)

prove(
  'R03 an approval against a cancellation leaves it cancelled',
  { small: 12, full: 300 },
  async (n, seed) => {
    const roll = dice(seed)
    await rounds(n, async () => {
      const number = await desk.submit()
      const [approved, cancelled] = await race(roll, await ready('mona', number, 'change_manager'), () =>
        cancelChange(desk.as('rita'), { number, reason: 'Not needed.' }),
      )
      expect(cancelled).toBe(true)
      expect(await wordsOn(number)).toBe(approved === true ? 1 : 0)
      expect((await desk.row(number)).status).toBe('cancelled')
    })
  },
)

prove(
  'R09 nothing is accepted after a person is out, in any order of the race',
  { small: 12, full: 1_000 },
  async (n, seed) => {
    const roll = dice(seed)
    for (let round = 0; round < n; round++) {
      const number = await desk.submit(EMERGENCY)
      const before = await ready('eve', number, 'eca')
      const [accepted, out] = await race(roll, before, () =>
        disablePerson(desk.as('root'), { personId: desk.id('eve'), reason: 'Left the company.' }),
      )
      expect(out).toBe(true)
      const [{ disabledAt } = { disabledAt: null }] = await db
        .select({ disabledAt: person.disabledAt })
        .from(person)
        .where(eq(person.id, desk.id('eve')))
      const { id, status } = await desk.row(number)
      const late = await db.$count(
        decision,
        and(
          eq(decision.changeId, id),
          sql`${decision.decidedAt} > ${disabledAt?.toISOString()}::timestamptz`,
        ),
      )
      expect(late).toBe(0)
      expect(status).toBe(accepted === true ? 'approved' : 'in_review')
      await expect(before()).rejects.toMatchObject({ code: 'unauthenticated' })
      await enablePerson(desk.as('root'), { personId: desk.id('eve') })
    }
  },
)

prove('R05 one person calling many times at once counts once', { small: 25, full: 200 }, async (n) => {
  const number = await desk.submit(BREACH)
  const call = await ready('eve', number, 'eca')
  const replies = await Promise.all(
    Array.from({ length: n }, () =>
      call().then(
        () => true,
        () => false,
      ),
    ),
  )
  expect(replies.filter(Boolean)).toHaveLength(1)
  expect(await wordsOn(number)).toBe(1)
})
