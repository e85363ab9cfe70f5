import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { db, sql } from '#db/client'
import { openJobs } from '#db/jobs'
import { auditEvent, notification, person } from '#db/schema'
import { openSeal } from '#db/seal'
import { defineCommand } from '../define-command'
import { closeSender } from '../enqueue-job'
import { env } from '../env'
import { mintContext } from '../mint-context'
import { prove } from '../proof'
import { allow } from '../refusal'
import { runWorker, type Worker } from './run-worker'

const workers: Worker[] = []
const complaints: string[] = []
const log = pino({ level: 'warn' }, { write: (line) => complaints.push(line) })
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await closeSender()
})

const grant = defineCommand({
  name: 'grant-role',
  action: 'public',
  schema: z.strictObject({ personId: z.string() }),
  lock: async () => null,
  may: () => allow,
  run: async (_tx, _ctx, _locked, { personId }) => ({
    value: null,
    events: [
      {
        type: 'auth.role_granted',
        personId,
        email: 'otto@example.com',
        role: 'implementer',
        reason: 'On call.',
        confirmed: true,
      },
    ],
  }),
})

prove('R13 three workers tell of each event once', { small: 40, full: 10_000 }, async (n) => {
  const [ann, otto] = await db
    .insert(person)
    .values([
      { email: 'ann@example.com', name: 'Ann' },
      { email: 'otto@example.com', name: 'Otto' },
    ])
    .returning()
  const ctx = mintContext({
    actor: { kind: 'person', id: ann!.id, name: 'Ann', roles: [], means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'r',
  })
  for (let i = 0; i < 3; i++) workers.push(await runWorker(log))
  for (let i = 0; i < n; i++) await grant(ctx, { personId: otto!.id })
  await vi.waitFor(async () => expect(await db.$count(notification)).toBe(n), {
    timeout: 20_000 + n * 100,
    interval: 250,
  })
  const told = await db.select().from(notification)
  expect(told[0]).toMatchObject({
    personId: otto!.id,
    text: 'Ann made otto@example.com implementer: On call.',
  })
  expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(n)
  expect(await db.$count(auditEvent)).toBe(n)
  expect(await openSeal(env().dataDir).findState()).not.toBeNull()
  const left =
    await sql`select state, output from pgboss.job where name = 'react-to-events' and state <> 'completed'`
  expect([...left]).toEqual([])
})

test('a backlog from before the worker came is worked at once', async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  const [before, [eve]] = await Promise.all([
    db.$count(notification),
    db.insert(person).values({ email: 'eve@example.com', name: 'Eve' }).returning(),
  ])
  const ctx = mintContext({
    actor: { kind: 'person', id: eve!.id, name: 'Eve', roles: [], means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'backlog',
  })
  const [otto] = await sql<{ id: string }[]>`select id from person where email = 'otto@example.com'`
  for (let i = 0; i < 30; i++) await grant(ctx, { personId: otto!.id })
  workers.push(await runWorker(log))
  // Once every two seconds, as a queue is looked at that is empty, would be a minute.
  await vi.waitFor(async () => expect(await db.$count(notification)).toBe(before + 30), {
    timeout: 30_000,
    interval: 100,
  })
})

test('the queues are maintained with the rights of the app alone', async () => {
  const boss = openJobs({ supervise: true, schedule: true })
  boss.on('error', (error) => complaints.push(error.message))
  await boss.start()
  await boss.supervise()
  await boss.stop({ graceful: false })
  expect(complaints).toEqual([])
})
