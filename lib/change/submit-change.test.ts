import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { approvalStep, auditEvent, change, changeRevision, riskAssessment, timer } from '#db/schema'
import { foundCompany } from '#db/testing-company'
import { closeSender } from '../enqueue-job'
import { cancelChange } from './cancel-change'
import { draftChange } from './draft-change'
import { editChange } from './edit-change'
import { holdChange } from './hold-change'
import { getChangePage } from './page/queries'
import { proposeTime } from './propose-time'
import { getChange } from './record/queries'
import { resumeChange } from './resume-change'
import { saveDraft } from './save-draft'
import { submitChange } from './submit-change'
import { withdrawChange } from './withdraw-change'

let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
})
afterAll(closeSender)

const CONTENT = {
  title: 'Rotate TLS certificates on the payments edge',
  description: 'Replace the server certificates on all edge hosts.',
  justification: 'They expire on 26 December.',
  services: ['payments-api'],
}
const drafted = (content: object = {}) => draftChange(company.as('rita'), { ...CONTENT, ...content })
const row = async (number: string) => (await db.select().from(change).where(eq(change.number, number)))[0]!
const stepsOf = async (number: string) => {
  const { id, revision } = await row(number)
  const steps = await db.select().from(approvalStep).where(eq(approvalStep.changeId, id))
  return steps.filter((step) => step.revision === revision)
}
const roles = async (number: string) =>
  Object.fromEntries((await stepsOf(number)).map(({ role, status }) => [role, status]))

test('a draft is saved half filled and cannot be submitted until the required fields are there', async () => {
  const { number } = await draftChange(company.as('rita'), { title: 'Only a title' })
  await expect(submitChange(company.as('rita'), { number })).rejects.toMatchObject({
    code: 'invalid',
    detail: { errors: [{ path: 'description' }, { path: 'justification' }, { path: 'services' }] },
  })
  expect((await row(number)).status).toBe('draft')
})

describe('who must approve', () => {
  test('a change of very low risk asks the change manager alone (D112)', async () => {
    const { number } = await drafted()
    expect(await submitChange(company.as('rita'), { number })).toMatchObject({
      status: 'in_review',
      revision: 1,
    })
    expect(await roles(number)).toEqual({ change_manager: 'open' })
  })
  test('a change of high risk asks in stages, the board last', async () => {
    const { number } = await drafted({ risk: { declared: ['SEC-001', 'TECH-001'] } })
    await submitChange(company.as('rita'), { number })
    expect((await row(number)).riskLevel).toBe('HIGH')
    expect(await roles(number)).toEqual({
      change_manager: 'open',
      technical_lead: 'waiting',
      security_lead: 'waiting',
      business_owner: 'waiting',
      board: 'waiting',
    })
  })
  test('an emergency asks the authority at once, and continuity may ratify later (D10)', async () => {
    const { number } = await drafted({
      category: 'emergency',
      emergency: { trigger: 'system_outage', severity: 1 },
    })
    await submitChange(company.as('rita'), { number })
    expect(await roles(number)).toEqual({ eca: 'open', bcm: 'open' })
  })
})

test('submitting stores the revision, its assessment, clocks and events together', async () => {
  const { number } = await drafted({ risk: { declared: ['TECH-001'] } })
  const clock = new Date('2026-11-20T16:00:00Z') // Friday 17:00 in Amsterdam
  await submitChange(company.as('rita', { clock }), { number })
  const { id, digest } = await row(number)
  expect(await db.select().from(changeRevision).where(eq(changeRevision.changeId, id))).toMatchObject([
    { revision: 1, digest, authors: [company.id('rita')] },
  ])
  expect(await db.select().from(riskAssessment).where(eq(riskAssessment.changeId, id))).toMatchObject([
    { level: 'HIGH', policyVersion: 1 },
  ])
  const [manager] = (await stepsOf(number)).filter(({ role }) => role === 'change_manager')
  expect(manager!.dueAt).toEqual(new Date('2026-11-23T16:00:00Z')) // D114: Friday 17:00 + 24 h = Monday 17:00
  expect(
    (await db.select().from(timer).where(eq(timer.changeId, id))).map(({ kind }) => kind).sort(),
  ).toEqual(['decision_due', 'decision_warning', 'escalation', 'reminder', 'second_escalation'])
  const events = await db
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.stream, `change:${id}`))
    .orderBy(auditEvent.seq)
  expect(events.map(({ type }) => type)).toEqual([
    'change.drafted',
    'change.submitted',
    'change.revision_opened',
    'risk.assessed',
    'approval.requested',
  ])
})

test('only the requestor or a change manager submits, and nobody learns of a restricted change (T18)', async () => {
  const { number } = await drafted({ restricted: true })
  await expect(submitChange(company.as('rob'), { number })).rejects.toMatchObject({ code: 'not_found' })
  const open = await drafted()
  await expect(submitChange(company.as('rob'), { number: open.number })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await submitChange(company.as('mona'), { number: open.number })
})

test('R06 an edit after submission opens a revision, and its author is barred from deciding', async () => {
  const { number } = await drafted()
  await submitChange(company.as('rita'), { number })
  const before = await row(number)
  const edited = await editChange(company.as('mona'), {
    number,
    changes: { title: 'Rotate certificates twice' },
  })
  expect(edited).toMatchObject({ revision: 2, status: 'in_review' })
  const after = await row(number)
  expect(after.digest).not.toBe(before.digest)
  expect(after.authors.sort()).toEqual([company.id('rita'), company.id('mona')].sort())
  await expect(
    editChange(company.as('rita'), { number, changes: { title: 'Rotate certificates twice' } }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('T17 an unknown field is refused, and a stale version is a conflict', async () => {
  const { number, version } = await drafted()
  await expect(
    editChange(company.as('rita'), { number, changes: { status: 'approved' } }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await saveDraft(company.as('rita'), { number, version, changes: { title: 'One' } })
  await expect(
    saveDraft(company.as('rita'), { number, version, changes: { title: 'Two' } }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect((await row(number)).content.title).toBe('One')
})

test('withdrawing returns to a draft, submitting again is the next revision, cancelling ends it', async () => {
  const { number } = await drafted()
  await submitChange(company.as('rita'), { number })
  await withdrawChange(company.as('rita'), { number, reason: 'Wrong week' })
  expect((await row(number)).status).toBe('draft')
  expect(await submitChange(company.as('rita'), { number })).toMatchObject({ revision: 2 })
  await cancelChange(company.as('mona'), { number, reason: 'Not needed any more' })
  await expect(submitChange(company.as('rita'), { number })).rejects.toMatchObject({ code: 'conflict' })
})

test('hold stops the clocks, resume moves them on by as long', async () => {
  const { number } = await drafted()
  const clock = (time: string) => ({ clock: new Date(`2026-11-${time}Z`) })
  await submitChange(company.as('rita', clock('23T09:00:00')), { number })
  const [before] = await stepsOf(number)
  await holdChange(company.as('rita', clock('23T10:00:00')), { number, reason: 'Vendor is late' })
  await resumeChange(company.as('rita', clock('23T15:00:00')), { number })
  const [after] = await stepsOf(number)
  expect(after!.dueAt!.getTime() - before!.dueAt!.getTime()).toBe(5 * 3_600_000)
})

test('copying an earlier change carries its plan, not its time or its proofs', async () => {
  const original = await drafted({
    plannedStart: '2026-12-19T01:00:00Z',
    plannedEnd: '2026-12-19T03:00:00Z',
    tests: [{ id: 'a', title: 'TLS probe', result: 'passed', evidence: 'run 12', on: '2026-12-09' }],
  })
  const copy = await draftChange(company.as('rob'), { copyOf: original.number })
  const { content, requestorId } = await row(copy.number)
  expect(content).toMatchObject({
    title: CONTENT.title,
    plannedStart: null,
    tests: [{ title: 'TLS probe', result: 'planned', evidence: '' }],
  })
  expect(requestorId).toBe(company.id('rob'))
})

describe('D44 a proposal is answered', () => {
  const FIREWALL = { ...CONTENT, title: 'Open a port in the firewall', description: 'Add a firewall rule.' }
  const proposalsOf = async (number: string) => {
    const { id } = await row(number)
    const rows = await db.select().from(riskAssessment).where(eq(riskAssessment.changeId, id))
    return (rows[0]?.result as { proposals: unknown }).proposals
  }
  const submit = (number: string, openProposals: string) =>
    submitChange(company.as('rita'), { number, openProposals })

  test('or the form’s submission is refused by its word, with the remedy', async () => {
    const { number } = await drafted(FIREWALL)
    const refused = {
      code: 'invalid',
      message: expect.stringMatching(
        /^“firewall” proposes the factor SEC-003 .* dismiss it with a reason\.$/,
      ),
      detail: { errors: [{ path: 'factors.SEC-003.answer' }] },
    }
    await expect(submit(number, 'refuse')).rejects.toMatchObject(refused)
    const risk = (given: object) => ({ number, changes: { risk: given } })
    await editChange(company.as('rita'), risk({ dismissed: [{ factor: 'SEC-003', reason: '' }] }))
    await expect(submit(number, 'refuse')).rejects.toMatchObject(refused)
    await editChange(company.as('rita'), risk({ dismissed: [{ factor: 'SEC-003', reason: 'A test host.' }] }))
    await submit(number, 'refuse')
    expect(await proposalsOf(number)).toMatchObject([{ id: 'SEC-003', answer: 'dismissed' }])
  })
  test('but an emergency is not held up by a word; it stays unanswered', async () => {
    const emergency = { category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }
    const { number } = await drafted({ ...FIREWALL, ...emergency })
    await submit(number, 'refuse')
    expect(await proposalsOf(number)).toMatchObject([{ id: 'SEC-003', answer: 'unanswered' }])
  })
  test('accepting it is an answer too', async () => {
    const { number } = await drafted({ ...FIREWALL, risk: { declared: ['SEC-003'] } })
    await submit(number, 'refuse')
    expect(await proposalsOf(number)).toMatchObject([{ id: 'SEC-003', answer: 'accepted' }])
  })
  test('or it is recorded as unanswered, where a program submits, and the reviewers see it', async () => {
    const { number } = await drafted(FIREWALL)
    await submitChange(company.as('rita'), { number })
    const unanswered = { id: 'SEC-003', word: 'firewall', because: [], answer: 'unanswered' }
    expect(await proposalsOf(number)).toEqual([unanswered])
    expect((await getChange(company.as('mona'), number)).proposals).toEqual([unanswered])
    const { checks } = await getChangePage(company.as('mona'), number)
    expect(JSON.stringify(checks)).toContain('“firewall” proposes the factor SEC-003')
    expect((await row(number)).riskLevel).toBe('VERY_LOW')
  })
})

describe('a time that nobody can mean is refused, and says what can', () => {
  const clock = { clock: new Date('2026-11-20T09:00:00Z') }
  const planned = async (plannedStart: string, plannedEnd: string) => {
    const { number } = await draftChange(company.as('rita', clock), { ...CONTENT, plannedStart, plannedEnd })
    return submitChange(company.as('rita', clock), { number })
  }
  test('longer than 30 days, or more than two years ahead', async () => {
    await expect(planned('2027-01-01T00:00:00Z', '2027-01-31T00:00:01Z')).rejects.toMatchObject({
      code: 'invalid',
      message: 'A planned time lasts at most 30 days. End by 31 January 2027, or raise several changes.',
      detail: { errors: [{ path: 'plannedEnd' }] },
    })
    await expect(planned('2028-11-20T09:00:01Z', '2028-11-20T10:00:00Z')).rejects.toMatchObject({
      code: 'invalid',
      message: 'A change is planned at most two years ahead. Start by 20 November 2028.',
    })
    const { number } = await planned('2027-01-01T00:00:00Z', '2027-01-31T00:00:00Z')
    const absurd = { plannedStart: '2027-01-01T00:00:00Z', plannedEnd: '2030-01-01T00:00:00Z' }
    await expect(proposeTime(company.as('rita', clock), { number, ...absurd })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(editChange(company.as('rita', clock), { number, changes: absurd })).rejects.toMatchObject({
      code: 'invalid',
    })
    const past = { plannedStart: '2026-11-19T00:00:00Z', plannedEnd: '2026-11-19T01:00:00Z' }
    await proposeTime(company.as('rita', clock), { number, ...past })
  })
  test('an hour that the clock skips', async () => {
    const { number } = await drafted()
    await expect(
      proposeTime(company.as('rita'), {
        number,
        plannedStart: '2027-03-28T02:30',
        plannedEnd: '2027-03-28T02:45',
        zone: 'Europe/Amsterdam',
      }),
    ).rejects.toMatchObject({
      code: 'invalid',
      message:
        '02:30 does not exist on 2027-03-28 in Europe/Amsterdam, where the clock is set forward. Choose another time.',
      detail: { errors: [{ path: 'plannedStart' }, { path: 'plannedEnd' }] },
    })
  })
})

test('a refusal says what is true of this change and names the field', async () => {
  const { number } = await drafted()
  const declared = { number, changes: { risk: { declared: ['SEC-999'] } } }
  await expect(editChange(company.as('rita'), declared)).rejects.toMatchObject({
    code: 'invalid',
    detail: { errors: [{ path: 'risk.declared.0' }] },
  })
  await expect(cancelChange(company.as('rita'), { number })).rejects.toThrow('Say why in a few words.')
  await cancelChange(company.as('rita'), { number, reason: 'Not needed.' })
  await expect(submitChange(company.as('rita'), { number })).rejects.toThrow(
    'A change that is cancelled is not submitted again; copy it into a new one.',
  )
})

test('what nobody sees is no title, also after submission', async () => {
  const { number } = await drafted({ title: '\u200b\u202e\ufeff' })
  await expect(submitChange(company.as('rita'), { number })).rejects.toThrow('Give the change a title.')
  await editChange(company.as('rita'), { number, changes: { title: 'Rotate' } })
  await submitChange(company.as('rita'), { number })
  await expect(
    editChange(company.as('rita'), { number, changes: { title: '\u2066\u2069' } }),
  ).rejects.toThrow('Give the change a title.')
})
