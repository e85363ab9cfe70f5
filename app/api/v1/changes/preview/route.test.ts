import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { apiToken, change, changeRevision } from '#db/schema'
import { foundCompany, type Name } from '#db/testing-company'
import { draftChange } from '#lib/change/draft-change'
import { submitChange } from '#lib/change/submit-change'
import { closeSender } from '#lib/enqueue-job'
import { getIntake, getIntakePreview, listChoices, listEarlier } from '#lib/intake/queries'
import { PATCH } from '../[number]/draft/route'
import { GET } from '../[number]/files/[fileId]/route'
import { POST as attach } from '../[number]/files/route'
import { POST } from './route'

let company: Awaited<ReturnType<typeof foundCompany>>
const tokenOf = (name: Name, scope: string) => `cab_${`${name}-${scope}-`.padEnd(40, 'x')}`
beforeAll(async () => {
  company = await foundCompany()
  await db.insert(apiToken).values(
    (['rita', 'rob'] as const).flatMap((name) =>
      (['read', 'write'] as const).map((scope) => ({
        personId: company.id(name),
        name: 'test',
        hash: createHash('sha256').update(tokenOf(name, scope)).digest('hex'),
        scope,
        expiresAt: new Date('2999-01-01'),
      })),
    ),
  )
})
afterAll(closeSender)

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>
async function call(
  handler: Handler,
  {
    as = 'rita',
    scope = 'write',
    params = {},
    body,
    bytes,
    query = '',
  }: {
    as?: 'rita' | 'rob'
    scope?: 'read' | 'write'
    params?: Record<string, string>
    body?: unknown
    bytes?: string
    query?: string
  },
) {
  const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const request = new Request(`http://localhost/api/v1/x${query}`, {
    method: sent === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${tokenOf(as, scope)}` },
    body: sent,
  })
  return handler(request, { params: Promise.resolve(params) })
}
/** Wednesday 10:00 in Amsterdam. */
const NOW = new Date('2027-01-13T09:00:00Z')
const CONTENT = {
  title: 'Rotate TLS certificates on the firewall',
  description: 'Replace them.',
  justification: 'They expire.',
  services: ['payments-api'],
}
const preview = (content: object, name: Name = 'rita', number?: string) =>
  getIntakePreview(company.as(name, { clock: NOW }), { content: { ...CONTENT, ...content }, number })

describe('the preview of a form', () => {
  test('shows the level now, and each open proposal with its words and what it would do', async () => {
    const { risk, proposals } = await preview({})
    expect(risk).toMatchObject({ level: 'VERY_LOW', point: null })
    expect(proposals).toMatchObject([
      {
        id: 'SEC-003',
        answer: 'undecided',
        from: { field: 'title', parts: expect.arrayContaining([{ text: 'firewall', hit: true }]) },
        accepted: { level: 'HIGH', point: { impact: 4, likelihood: 4 } },
      },
    ])
    expect(proposals[0]?.from?.parts.map(({ text }) => text).join('')).toBe(CONTENT.title)
  })

  test('an answer is kept with its reason, and only acceptance moves the level', async () => {
    const dismissed = await preview({
      risk: { dismissed: [{ factor: 'SEC-003', reason: 'No rule changes' }] },
    })
    expect(dismissed.risk.level).toBe('VERY_LOW')
    expect(dismissed.proposals[0]).toMatchObject({ answer: 'dismissed', reason: 'No rule changes' })
    const accepted = await preview({ risk: { declared: ['SEC-003'] } })
    expect(accepted.risk).toMatchObject({ level: 'HIGH', point: { impact: 4, likelihood: 4 } })
    expect(accepted.risk.explanation.level).toContain('SEC-003')
    expect(accepted.proposals[0]?.answer).toBe('accepted')
  })

  test('names who decides, in stages, the later after the earlier, and the board on its day', async () => {
    const tested = { rollback: { testedOn: '2027-01-04', testedWhere: 'staging' } }
    const { deciders, possibleDeciders, decidedBy } = await preview({
      ...tested,
      description: 'We change the database schema',
      risk: { declared: ['SEC-003'] },
    })
    expect(deciders.map(({ key, people, dueAt }) => [key, [...people].sort(), dueAt])).toEqual([
      ['change_manager', ['mona', 'mona2'], '2027-01-14T09:00:00.000Z'],
      ['technical_lead', ['ann', 'ann2'], '2027-01-15T09:00:00.000Z'],
      ['security_lead', ['sam'], '2027-01-15T09:00:00.000Z'],
      ['board', [], '2027-01-19T13:00:00.000Z'],
    ])
    expect(decidedBy).toBe('2027-01-19T13:00:00.000Z')
    expect(possibleDeciders).toMatchObject([{ key: 'business_owner', if: 'HIGH' }])
  })

  test('leaves the implementer out of those who could decide', async () => {
    const { deciders } = await preview({
      implementerId: company.id('mona'),
    })
    expect(deciders[0]?.people).toEqual(['mona2'])
  })

  test('an emergency asks its authorities at once, one of whom may ratify', async () => {
    const { deciders, informed } = await preview({
      category: 'emergency',
      emergency: { trigger: 'security_incident', severity: 2 },
    })
    expect(deciders.map(({ key, dueAt, ratifyUntil }) => [key, dueAt, ratifyUntil])).toEqual([
      ['security_lead', '2027-01-13T11:00:00.000Z', null],
      ['eca', '2027-01-13T11:00:00.000Z', null],
      ['bcm', '2027-01-13T11:00:00.000Z', '2027-01-14T09:00:00.000Z'],
    ])
    expect(informed).toContain('Change manager')
  })

  test('tells conflicts with their remedy, and times that have none', async () => {
    const { conflicts, slots, notice } = await preview({
      plannedStart: '2027-01-14T09:00:00Z',
      plannedEnd: '2027-01-14T10:00:00Z',
    })
    expect(conflicts.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['outside_window', 'block'],
      ['short_notice', 'block'],
    ])
    expect(conflicts[0]?.remedy).toContain('Move it to')
    expect(notice).toMatchObject({ needed: 10, given: 1, met: false })
    expect(slots).toHaveLength(5)
    for (const { start, end } of slots) {
      const again = await preview({ plannedStart: start, plannedEnd: end })
      expect(again.conflicts).toEqual([])
    }
  })

  test('tells of another change on the service at that time', async () => {
    const content = { ...CONTENT, plannedStart: '2027-02-04T01:00:00Z', plannedEnd: '2027-02-04T02:00:00Z' }
    const { number } = await draftChange(company.as('rob'), { ...content, restricted: true })
    await submitChange(company.as('rob'), { number })
    const seen = await preview(content)
    expect(seen.conflicts).toMatchObject([{ kind: 'same_service', severity: 'warn' }])
    // Restricted, so told of without its number (D120).
    expect(JSON.stringify(seen)).not.toContain(number)
    expect((await preview(content, 'rob', number)).conflicts).toEqual([])
    await expect(preview(content, 'rita', number)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('tells what is complete and what is open on each page', async () => {
    const empty = await getIntakePreview(company.as('rita'), { content: {} })
    expect(empty.progress.map(({ key, state, detail }) => [key, state, detail])).toEqual([
      ['what', 'todo', 'Not started'],
      ['risk', 'todo', '3 to answer'],
      ['when', 'todo', 'Not planned'],
      ['plan', 'todo', 'Not started'],
      ['submit', 'todo', '4 missing'],
    ])
    const { progress, documents } = await preview({ impact: { business: 'low', technical: 'low' } })
    expect(progress[0]).toMatchObject({ state: 'done' })
    expect(progress[1]?.open.map(({ path }) => path)).toEqual(['impact.security', 'factors.SEC-003.answer'])
    expect(documents.filter(({ met }) => met).map(({ key }) => key)).toEqual(['request'])
  })

  test('stores nothing, and its door names an unknown service', async () => {
    const before = await db.$count(change)
    const answer = await call(POST, { scope: 'read', body: { content: CONTENT } })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ risk: { level: 'VERY_LOW' } })
    const refused = await call(POST, { body: { content: { services: ['nowhere'] } } })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(await refused.json())).toContain('nowhere')
    expect([await db.$count(change), await db.$count(changeRevision)]).toEqual([before, 1])
  })
})

describe('a draft', () => {
  test('is saved by its owner with a token that may write, and two windows are told apart', async () => {
    const { number, version } = await draftChange(company.as('rita'), CONTENT)
    const params = { number }
    const save = (options: object) => call(PATCH, { params, ...options })
    const body = { version, changes: { title: 'Another' } }
    expect((await save({ body, scope: 'read' })).status).toBe(403)
    expect((await save({ body, as: 'rob' })).status).toBe(403)
    const saved = await save({ body: { ...body, restricted: true } })
    expect(await saved.json()).toMatchObject({ number, version: version + 1 })
    const conflict = await save({ body })
    expect(conflict.status).toBe(409)
    expect(await conflict.json()).toMatchObject({ version: version + 1, content: { title: 'Another' } })
    expect(await getIntake(company.as('rita'), number)).toMatchObject({
      restricted: true,
      content: { title: 'Another' },
      askedAnew: [],
      mayEdit: { ok: true },
    })
    await expect(getIntake(company.as('rob'), number)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('takes files, which are only ever downloaded', async () => {
    const { number } = await draftChange(company.as('rita'), CONTENT)
    const params = { number }
    const added = await call(attach, { params, bytes: '<script>1</script>', query: '?name=a.html' })
    expect(added.status).toBe(201)
    const { id } = (await added.json()) as { id: string }
    const got = await call(GET, { params: { number, fileId: id }, scope: 'read' })
    expect(await got.text()).toBe('<script>1</script>')
    expect(got.headers.get('content-type')).toBe('application/octet-stream')
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="a\.html"/)
  })
})

test('what there is to choose from', async () => {
  const { services, people, factors, facts } = await listChoices(company.as('rita'))
  expect(services.map(({ slug }) => slug)).toEqual(['ledger-db', 'payments-api', 'wiki'])
  expect(people.map(({ name }) => name)).not.toContain('ada')
  expect([factors.length, facts.length]).toEqual([7, 8])
  expect((await listEarlier(company.as('rita'))).length).toBeGreaterThan(0)
  expect(await listEarlier(company.as('sam'))).toEqual([])
})
