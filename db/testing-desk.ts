import { and, eq } from 'drizzle-orm'
import { decideStep } from '#lib/approval/decide-step'
import { draftChange } from '#lib/change/draft-change'
import { submitChange } from '#lib/change/submit-change'
import { mintContext } from '#lib/mint-context'
import { db } from './client'
import { approvalStep, auditEvent, change } from './schema'
import { foundCompany, type Name } from './testing-company'

type Options = Parameters<Awaited<ReturnType<typeof foundCompany>>['as']>[1]

/** Asks the emergency authority, who decides alone, and continuity, who may ratify later. */
export const EMERGENCY = { category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }
/** Asks the emergency authority and the security lead at once, both blocking. */
export const BREACH = { category: 'emergency', emergency: { trigger: 'data_breach', severity: 1 } }
/** Asks the change manager, then the technical lead, then the board. */
export const BOARDED = { risk: { declared: ['TECH-002'] } }

/** The company of a test with what its approval tests do again and again. */
export async function openDesk() {
  const company = await foundCompany()
  const row = async (number: string) =>
    (await db.select().from(change).where(eq(change.number, number)))[0] ?? fail(number)
  const steps = async (number: string) => {
    const { id, revision } = await row(number)
    return db
      .select()
      .from(approvalStep)
      .where(and(eq(approvalStep.changeId, id), eq(approvalStep.revision, revision)))
      .orderBy(approvalStep.stage, approvalStep.role)
  }
  const step = async (number: string, role: string) =>
    (await steps(number)).find((one) => one.role === role) ?? fail(`${number} ${role}`)
  return {
    ...company,
    row,
    steps,
    step,
    /** Roles of the present revision with their state. */
    states: async (number: string) =>
      Object.fromEntries((await steps(number)).map(({ role, status }) => [role, status])),
    /** A change of Rita's, in approval. */
    async submit(content: object = {}, options: Options = {}) {
      const { number } = await draftChange(company.as('rita', options), {
        title: 'Rotate TLS certificates on the payments edge',
        description: 'Replace the server certificates on all edge hosts.',
        justification: 'They expire on 26 December.',
        services: ['payments-api'],
        ...content,
      })
      await submitChange(company.as('rita', options), { number })
      return number
    },
    decide: async (who: Name, number: string, role: string, given: object = {}, options: Options = {}) => {
      const asked = {
        number,
        step: (await step(number, role)).id,
        decision: 'approve',
        digest: (await row(number)).digest,
      }
      return decideStep(company.as(who, options), { ...asked, ...given })
    },
    /** Cabinet itself, at a time. */
    system: (clock?: Date) =>
      mintContext({
        actor: { kind: 'system', job: 'test' },
        now: clock ?? new Date(),
        requestId: 'test',
        ...(clock ? { clock } : {}),
      }),
    /** Types of the change's events, oldest first. */
    async events(number: string) {
      const { id } = await row(number)
      const rows = await db
        .select({ type: auditEvent.type })
        .from(auditEvent)
        .where(eq(auditEvent.stream, `change:${id}`))
        .orderBy(auditEvent.seq)
      return rows.map(({ type }) => type)
    },
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>

function fail(what: string): never {
  throw new RangeError(`There is no ${what} in this test.`)
}
