import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import { decideStep } from '#lib/approval/decide-step'
import type { Role } from '#lib/auth/roles'
import { recordRuling } from '#lib/cab/record-ruling'
import { scheduleChange } from '#lib/calendar/schedule-change'
import { commentOnChange } from '#lib/change/comment-on-change'
import { draftChange } from '#lib/change/draft-change'
import { submitChange } from '#lib/change/submit-change'
import { startImplementation } from '#lib/implementation/start-implementation'
import { mintContext } from '#lib/mint-context'
import { Refusal } from '#lib/refusal'
import { db } from './client'
import { outliveLostConnections } from './connect'
import { approvalStep, change, person } from './schema'
import { foundCompany } from './testing-company'

// Many people at work, for db/kill-nine.test.ts. Each reply is written out before its client calls again; the pipe is synchronous.
const CLIENTS = 16
const LEAD_MS = 4_000
const acknowledge = (did: string, number: string, id?: string) =>
  process.stdout.write(`${JSON.stringify({ did, number, id })}\n`)

outliveLostConnections()
if ((await db.$count(person)) === 0) await foundCompany()
const people = new Map(
  (await db.select({ id: person.id, name: person.name }).from(person)).map(({ id, name }) => [name, id]),
)
const as = (name: string, ...roles: Role[]) =>
  mintContext({
    actor: { kind: 'person', id: people.get(name) ?? '', name, roles, means: { kind: 'screen' } },
    now: new Date(),
    requestId: 'load',
  })
const rita = as('rita', 'requestor')
const mona = as('mona', 'change_manager')
const ann = as('ann', 'technical_lead')
const otto = as('otto', 'implementer')

const later = (ms: number) => new Date(Date.now() + ms).toISOString()
const content = (title: string) => ({
  title,
  description: 'Install the monthly updates and restart.',
  justification: 'Closes known weaknesses.',
  services: ['wiki'],
})

async function raise(title: string, extra: object = {}) {
  const { number } = await draftChange(rita, { ...content(title), ...extra })
  acknowledge('draft', number)
  const { id } = await commentOnChange(rita, { number, body: `${title}: the host is drained.` })
  acknowledge('comment', number, id)
  await submitChange(rita, { number })
  acknowledge('submit', number)
  return number
}
async function approve(who: typeof mona, number: string, role: Role) {
  const [open] = await db
    .select({ step: approvalStep.id, digest: change.digest })
    .from(approvalStep)
    .innerJoin(change, and(eq(change.id, approvalStep.changeId), eq(change.revision, approvalStep.revision)))
    .where(and(eq(change.number, number), sql`${approvalStep.role} = ${role}`))
  if (!open) throw new Error(`${number} does not ask the ${role}.`)
  const { decisionId } = await decideStep(who, { number, decision: 'approve', conditions: [], ...open })
  acknowledge('decide', number, decisionId)
  return open.digest
}
async function vote(title: string) {
  const number = await raise(title, { risk: { declared: ['TECH-002'] } })
  await approve(mona, number, 'change_manager')
  const digest = await approve(ann, number, 'technical_lead')
  const votes = [
    { seat: 'security_lead', personId: people.get('sam'), vote: 'approve', conditions: [] },
    { seat: 'business_rep', personId: people.get('bob'), vote: 'approve', conditions: [] },
  ]
  await recordRuling(mona, { number, digest, votes, outcome: 'approved' })
  acknowledge('vote', number)
}

type Waiting = { number: string; from: number }
/** Plans a change some seconds ahead, and starts one whose time has come. */
async function start(title: string, waiting: Waiting[]) {
  const from = Date.now() + LEAD_MS
  const number = await raise(title, {
    implementerId: people.get('otto'),
    plannedStart: later(LEAD_MS),
    plannedEnd: later(LEAD_MS * 10),
  })
  await approve(mona, number, 'change_manager')
  await scheduleChange(mona, { number })
  acknowledge('schedule', number)
  waiting.push({ number, from })
  const ready = waiting[0]
  if (!ready || ready.from > Date.now()) return
  waiting.shift()
  await startImplementation(otto, { number: ready.number })
  acknowledge('start', ready.number)
}

/** A call cut off by the database's death has an unknown outcome; the client goes on with another change. */
async function work(client: number): Promise<never> {
  const waiting: Waiting[] = []
  for (let round = client; ; round++)
    try {
      const title = `Patch host ${client}-${round}`
      if (round % 4 === 0) await vote(title)
      else if (round % 4 === 1) await start(title, waiting)
      else await approve(mona, await raise(title), 'change_manager')
    } catch (error) {
      // On a slow machine the planned time comes before its confirmation; every other refusal is a fault of this load.
      if (error instanceof Refusal && error.code !== 'conflict' && error.code !== 'precondition') throw error
      await pause(50)
    }
}
await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)))
