import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import { decideStep } from '#lib/approval/decide-step'
import type { Role } from '#lib/auth/roles'
import { commentOnChange } from '#lib/change/comment-on-change'
import { draftChange } from '#lib/change/draft-change'
import { submitChange } from '#lib/change/submit-change'
import { mintContext } from '#lib/mint-context'
import { db } from './client'
import { approvalStep, change, person } from './schema'
import { foundCompany } from './testing-company'

// Many people at work, for db/kill-nine.test.ts. Each reply is written out before its client calls again; the pipe is synchronous.
const CLIENTS = 16
const acknowledge = (reply: object) => process.stdout.write(`${JSON.stringify(reply)}\n`)

if ((await db.$count(person)) === 0) await foundCompany()
const people = await db.select({ id: person.id, name: person.name }).from(person)
const as = (name: string, roles: Role[]) =>
  mintContext({
    actor: {
      kind: 'person',
      id: people.find((one) => one.name === name)?.id ?? '',
      name,
      roles,
      means: { kind: 'screen' },
    },
    now: new Date(),
    requestId: 'load',
  })
const rita = as('rita', ['requestor'])
const mona = as('mona', ['change_manager'])

async function work(client: number): Promise<never> {
  for (let round = 0; ; round++) {
    const { number } = await draftChange(rita, {
      title: `Patch host ${client}-${round}`,
      description: 'Install the monthly updates and restart.',
      justification: 'Closes known weaknesses.',
      services: ['wiki'],
    })
    acknowledge({ did: 'draft', number })
    const { id } = await commentOnChange(rita, { number, body: `Host ${client}-${round} is drained.` })
    acknowledge({ did: 'comment', number, id })
    await submitChange(rita, { number })
    acknowledge({ did: 'submit', number })
    const [open] = await db
      .select({ step: approvalStep.id, digest: change.digest })
      .from(approvalStep)
      .innerJoin(
        change,
        and(eq(change.id, approvalStep.changeId), eq(change.revision, approvalStep.revision)),
      )
      .where(and(eq(change.number, number), sql`${approvalStep.status} = 'open'`))
    if (!open) throw new Error(`${number} asks nobody.`)
    const { decisionId } = await decideStep(mona, { number, decision: 'approve', conditions: [], ...open })
    acknowledge({ did: 'decide', number, id: decisionId })
  }
}

/** A call cut off by the database's death has an unknown outcome; the client goes on with another change. */
async function persist(client: number): Promise<never> {
  for (;;) await work(client).catch(() => pause(50))
}
await Promise.all(Array.from({ length: CLIENTS }, (_, client) => persist(client)))
