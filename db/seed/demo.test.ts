import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { db } from '#db/client'
import { closeSender } from '#lib/enqueue-job'
import { seedDemo } from './demo'

afterAll(closeSender)

const states = async () =>
  (
    await db.execute<{ state: string; changes: number }>(
      sql`select concat_ws(' ', status, outcome, case when held_at is not null then 'on hold' end) as state,
          count(*)::int as changes
        from change group by 1 order by 1`,
    )
  ).map(({ state, changes }) => `${changes} ${state}`)

/** Everyone whom an open requirement asks, by the first part of the address. */
const asked = async () =>
  (
    await db.execute<{ name: string }>(
      sql`select distinct split_part(p.email, '@', 1) as name
        from approval_step s join change c on c.id = s.change_id and c.revision = s.revision
        join role_holding h on h.role = any(s.roles || case when s.escalated_at is null then '{}' else array[s.escalate_to] end)
        join person p on p.id = h.person_id
        where s.status = 'open' and c.held_at is null and (s.people is null or p.id = any (s.people) or h.role = s.escalate_to)
        order by 1`,
    )
  ).map(({ name }) => name)

it('fills an empty database once, with a change in every state and a task for whoever decides', async () => {
  await seedDemo(new Date(), () => {}, { year: false })
  const once = await states()
  expect(once).toMatchInlineSnapshot(`
    [
      "3 approved",
      "1 approved_with_conditions",
      "1 cancelled",
      "1 closed failed",
      "1 closed rolled_back",
      "1 closed successful",
      "1 closed with_issues",
      "1 deferred",
      "1 draft",
      "1 implementing",
      "1 in_pir successful",
      "7 in_review",
      "1 in_review on hold",
      "1 rejected",
      "2 scheduled",
    ]
  `)
  expect(await asked()).toEqual(
    expect.arrayContaining(['mona', 'ann', 'sam', 'bob', 'cora', 'eve', 'ben', 'carl', 'tina', 'omar']),
  )
  await seedDemo(new Date(), () => {}, { year: false })
  expect(await states()).toEqual(once)
}, 180_000)
