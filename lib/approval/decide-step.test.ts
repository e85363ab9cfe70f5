import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { approvalCondition, approvalStep, auditEvent, change, decision } from '#db/schema'
import { foundCompany, type Name } from '#db/testing-company'
import { draftChange } from '../change/draft-change'
import { editChange } from '../change/edit-change'
import { holdChange } from '../change/hold-change'
import { resumeChange } from '../change/resume-change'
import { submitChange } from '../change/submit-change'
import { closeSender } from '../enqueue-job'
import { decideStep } from './decide-step'

let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
})
afterAll(closeSender)

const row = async (number: string) => (await db.select().from(change).where(eq(change.number, number)))[0]!
const stepsOf = async (number: string) => {
  const { id, revision } = await row(number)
  const steps = await db.select().from(approvalStep).where(eq(approvalStep.changeId, id))
  return steps.filter((step) => step.revision === revision)
}
const stepOf = async (number: string, role: string) =>
  (await stepsOf(number)).find((step) => step.role === role)!
const submitted = async (content: object = {}) => {
  const { number } = await draftChange(company.as('rita'), {
    title: 'Rotate TLS certificates on the payments edge',
    description: 'Replace the server certificates on all edge hosts.',
    justification: 'They expire on 26 December.',
    services: ['payments-api'],
    ...content,
  })
  await submitChange(company.as('rita'), { number })
  return number
}
const decide = async (
  who: Name,
  number: string,
  role: string,
  given: object = {},
  options?: Parameters<typeof company.as>[1],
) =>
  decideStep(company.as(who, options), {
    number,
    step: (await stepOf(number, role)).id,
    decision: 'approve',
    digest: (await row(number)).digest,
    ...given,
  })
/** Asks the continuity manager and, alone in blocking, the emergency authority. */
const EMERGENCY = { category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }
const BREACH = { category: 'emergency', emergency: { trigger: 'data_breach', severity: 1 } }

describe('deciding', () => {
  test('the one approval of a very low risk change approves it, in one transaction with its events', async () => {
    const number = await submitted()
    expect(await decide('mona', number, 'change_manager', { reason: 'Fine.' })).toMatchObject({
      status: 'approved',
    })
    const { id, approvedAt } = await row(number)
    expect(approvedAt).not.toBeNull()
    const events = await db
      .select({ type: auditEvent.type })
      .from(auditEvent)
      .where(eq(auditEvent.stream, `change:${id}`))
      .orderBy(auditEvent.seq)
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['approval.granted', 'change.approved'])
  })
  test('a blocking rejection ends the revision, with its reason (R07)', async () => {
    const number = await submitted(BREACH)
    await decide('eve', number, 'eca', { decision: 'reject', reason: 'Contain it first.' })
    expect((await row(number)).status).toBe('rejected')
    await expect(decide('sam', number, 'security_lead')).rejects.toMatchObject({ code: 'conflict' })
    await submitChange(company.as('rita'), { number })
    expect((await row(number)).status).toBe('in_review')
    expect((await stepOf(number, 'eca')).status).toBe('open')
  })
  test('conditions keep the approval open, with an owner each', async () => {
    const number = await submitted()
    await decide('mona', number, 'change_manager', {
      decision: 'approve_with_conditions',
      reason: 'Tell support.',
      conditions: [
        { text: 'Support is told', ownerId: company.id('otto') },
        { text: '', ownerId: '' },
      ],
    })
    expect((await row(number)).status).toBe('approved_with_conditions')
    const { id } = await row(number)
    expect(await db.select().from(approvalCondition).where(eq(approvalCondition.changeId, id))).toMatchObject(
      [{ role: 'change_manager', ownerId: company.id('otto'), metAt: null }],
    )
  })
  test.each([
    ['reject', { decision: 'reject' }, 'reason'],
    ['ask', { decision: 'ask' }, 'reason'],
    ['conditions', { decision: 'approve_with_conditions', conditions: [] }, 'reason'],
    ['none', { decision: 'approve_with_conditions', reason: 'Because.' }, 'conditions'],
    [
      'nobody',
      { decision: 'approve_with_conditions', reason: 'Because.', conditions: [{ text: 'x', ownerId: '' }] },
      'conditions.0.ownerId',
    ],
    [
      'stray',
      { decision: 'approve', conditions: [{ text: 'x', ownerId: crypto.randomUUID() }] },
      'conditions',
    ],
  ])('D38 %s is refused without what belongs to it', async (_, given, path) => {
    const number = await submitted()
    await expect(decide('mona', number, 'change_manager', given)).rejects.toMatchObject({
      code: 'invalid',
      detail: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    })
  })
  test('a person of no requirement, an earlier stage and a change on hold are refused', async () => {
    const number = await submitted({ risk: { declared: ['TECH-001'] } })
    await expect(decide('sam', number, 'change_manager')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decide('ann', number, 'technical_lead')).rejects.toMatchObject({ code: 'conflict' })
    await holdChange(company.as('rita'), { number, reason: 'Vendor is late' })
    await expect(decide('mona', number, 'change_manager')).rejects.toThrow('on hold')
    await resumeChange(company.as('rita'), { number })
    await decide('mona', number, 'change_manager')
    expect((await stepOf(number, 'technical_lead')).status).toBe('open')
  })
  test('T15 a token decides only with the scope and where the policy lets it', async () => {
    const number = await submitted()
    const means = (scope: 'write' | 'decide') =>
      ({ means: { kind: 'token', tokenId: crypto.randomUUID(), scope } }) as const
    await expect(decide('mona', number, 'change_manager', {}, means('write'))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await decide('mona', number, 'change_manager', {}, means('decide'))
    const { id } = await row(number)
    const [given] = await db.select().from(decision).where(eq(decision.changeId, id))
    expect(given!.means).toMatch(/^token:/)
  })
  test('D111 the word of a core seat is kept as its vote and approves nothing by itself', async () => {
    const number = await submitted({ risk: { declared: ['TECH-001'] } })
    await decide('mona', number, 'change_manager')
    const { id, status } = await row(number)
    expect(status).toBe('in_review')
    expect(await db.select().from(decision).where(eq(decision.changeId, id))).toMatchObject([
      { seat: 'change_manager', kind: 'approve' },
    ])
  })
  test('the same call with its key counts once (R02)', async () => {
    const number = await submitted()
    const given = {
      number,
      step: (await stepOf(number, 'change_manager')).id,
      decision: 'approve',
      digest: (await row(number)).digest,
    }
    const first = await decideStep(company.as('mona', { key: 'once' }), given)
    expect(await decideStep(company.as('mona', { key: 'once' }), given)).toEqual(first)
    await expect(decideStep(company.as('mona'), given)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('R06 an approval covers exactly what was shown', () => {
  test('an edit between page and click answers with the difference and the step to decide instead', async () => {
    const number = await submitted(EMERGENCY)
    const shown = await row(number)
    const step = await stepOf(number, 'eca')
    await editChange(company.as('rita'), { number, changes: { title: 'Rotate twice' } })
    const click = { number, step: step.id, decision: 'approve', digest: shown.digest }
    const [{ digest }, present] = [await row(number), await stepOf(number, 'eca')]
    await expect(decideStep(company.as('eve'), click)).rejects.toMatchObject({
      code: 'conflict',
      detail: {
        differences: [{ field: 'Title', before: shown.title, after: 'Rotate twice' }],
        digest,
        step: present.id,
      },
    })
    await expect(decideStep(company.as('sam'), click)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await row(number)).status).toBe('in_review')
    await decide('eve', number, 'eca')
    expect((await row(number)).status).toBe('approved')
  })
})
