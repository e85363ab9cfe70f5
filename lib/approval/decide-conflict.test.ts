import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { roleHolding } from '#db/schema'
import type { Name } from '#db/testing-company'
import { BOARDED, BREACH, type Desk, EMERGENCY, openDesk } from '#db/testing-desk'
import { recordRuling } from '../cab/record-ruling'
import { assignImplementer } from '../change/assign-implementer'
import { attachFile } from '../change/attach-file'
import { commentOnChange } from '../change/comment-on-change'
import { FIELD_NAMES } from '../change/difference'
import { draftChange } from '../change/draft-change'
import { editChange } from '../change/edit-change'
import { removeFile } from '../change/remove-file'
import type { ChangeContent } from '../change/schema'
import { submitChange } from '../change/submit-change'
import { closeSender } from '../enqueue-job'
import { fireTimers } from '../jobs/fire-timers'
import { meetCondition } from './meet-condition'
import { getApprovals } from './overview/queries'
import { withdrawDecision } from './withdraw-decision'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

/** EQ-02: words that count, given by the requestor, the implementer, an author, or twice by one person. */
const conflicted = () =>
  db.execute(sql`
    with counted as (select d.*, c.requestor_id, c.implementer_id, c.authors from decision d
      join change c on c.id = d.change_id and c.revision = d.revision
      where d.kind in ('approve', 'approve_with_conditions', 'reject', 'abstain')
        and not exists (select 1 from decision v where v.voids = d.id))
    select id from counted where person_id in (requestor_id, implementer_id) or person_id = any (authors)
    union all select (array_agg(id))[1] from counted group by change_id, revision, person_id having count(*) > 1`)

describe('R05 every way to decide, each conflict', () => {
  const ways = ['screen', 'token', 'escalation', 'board'] as const
  const conflicts = ['requestor', 'implementer', 'author'] as const
  const cases = ways.flatMap((way) => conflicts.map((conflict) => [way, conflict] as const))

  /** A change on which this person has the conflict, with a step that only the conflict keeps from them. */
  const conflictedChange = async (who: Name, conflict: (typeof conflicts)[number], content: object) => {
    const raiser = conflict === 'requestor' ? who : 'rita'
    const { number } = await draftChange(desk.as(raiser), {
      title: 'Move the ledger',
      description: 'Move it.',
      justification: 'It is full.',
      services: ['payments-api'],
      ...content,
      ...(conflict === 'implementer' ? { implementerId: desk.id(who) } : {}),
    })
    // A change manager is the one who may edit what others wrote.
    if (conflict === 'author') {
      await db
        .insert(roleHolding)
        .values({ personId: desk.id(who), role: 'change_manager' })
        .onConflictDoNothing()
      await editChange(desk.as(who), { number, changes: { title: 'Move all' } })
    }
    await submitChange(desk.as(raiser), { number })
    return number
  }
  test.each(cases)('%s by the %s', async (way, conflict) => {
    const who: Name = way === 'escalation' ? 'tina' : 'mona'
    const content = way === 'board' ? BOARDED : {}
    const number = await conflictedChange(who, conflict, content)
    if (way === 'escalation') await fireTimers(desk.system(new Date(Date.now() + 14 * 86_400_000)))
    const means = { kind: 'token', tokenId: crypto.randomUUID(), scope: 'decide' } as const
    if (way !== 'board') {
      await expect(
        desk.decide(who, number, 'change_manager', {}, way === 'token' ? { means } : {}),
      ).rejects.toMatchObject({ code: 'forbidden' })
    } else {
      await desk.decide('mona2', number, 'change_manager')
      const vote = { seat: 'change_manager', personId: desk.id('mona'), vote: 'approve' }
      const { digest } = await desk.row(number)
      const ruling = { number, digest, outcome: 'approved', votes: [vote] }
      await expect(recordRuling(desk.as('mona2'), ruling)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(recordRuling(desk.as('mona'), ruling)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await conflicted()).toHaveLength(0)
  })
  test('one person in two roles fills one requirement, and a vote in the board counts as that word', async () => {
    await db.insert(roleHolding).values({ personId: desk.id('sam'), role: 'eca' })
    const number = await desk.submit(BREACH)
    await desk.decide('sam', number, 'eca')
    await expect(desk.decide('sam', number, 'security_lead')).rejects.toThrow('one person counts once')
    expect(await conflicted()).toHaveLength(0)
  })
  test('whoever decided and is then assigned to implement is asked no more, and their word counts no more', async () => {
    const number = await desk.submit()
    await desk.decide('mona', number, 'change_manager')
    expect((await desk.row(number)).status).toBe('approved')
    await assignImplementer(desk.as('ann'), { number, implementerId: desk.id('mona') })
    expect((await desk.row(number)).status).toBe('in_review')
    await expect(desk.decide('mona', number, 'change_manager')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await conflicted()).toHaveLength(0)
  })
})

describe('R06 for each material field an edit voids the approval; nothing else does', () => {
  const row = (title: string) => [{ id: 'a', title }]
  const EDITS: Record<keyof ChangeContent, unknown> = {
    title: 'Another title',
    description: 'Another description.',
    justification: 'Another reason.',
    category: 'normal',
    emergency: { trigger: 'regulatory_violation', severity: 2 },
    services: ['wiki'],
    impact: { business: 'low', technical: null, security: null },
    risk: { declared: [], dismissed: [], facts: { doneBefore: true } },
    plannedStart: '2026-12-19T01:00:00.000Z',
    plannedEnd: '2026-12-19T03:00:00.000Z',
    implementerId: null,
    steps: row('One step'),
    tests: row('One test'),
    rollback: { steps: row('Restore'), notPossible: false, testedOn: null, testedWhere: '' },
    communication: [{ id: 'a', audience: 'Support' }],
  }
  const approved = async () => {
    const number = await desk.submit(EMERGENCY)
    await desk.decide('eve', number, 'eca')
    expect((await desk.row(number)).status).toBe('approved')
    return { number, digest: (await desk.row(number)).digest }
  }
  const asked = async (number: string, digest: string) => {
    const now = await desk.row(number)
    expect(now).toMatchObject({ status: 'in_review', revision: 2, approvedAt: null })
    expect(now.digest).not.toBe(digest)
    expect((await desk.steps(number)).some(({ status }) => status === 'open')).toBe(true)
  }
  test.each(Object.keys(FIELD_NAMES) as (keyof ChangeContent)[])('%s', async (field) => {
    const { number, digest } = await approved()
    const value = field === 'implementerId' ? desk.id('otto') : EDITS[field]
    await editChange(desk.as('rita'), { number, changes: { [field]: value } })
    await asked(number, digest)
  })
  test('the bytes of a file, added, swapped and removed', async () => {
    const { number, digest } = await approved()
    const add = (text: string) =>
      attachFile(desk.as('rita'), { number, name: 'plan.txt', bytes: new TextEncoder().encode(text) })
    const { id: fileId } = await add('one')
    await asked(number, digest)
    await desk.decide('eve', number, 'eca')
    const { digest: second } = await desk.row(number)
    await removeFile(desk.as('rita'), { number, fileId })
    await add('two')
    expect(await desk.row(number)).toMatchObject({ status: 'in_review', revision: 4 })
    expect((await desk.row(number)).digest).not.toBe(second)
    const { renewal } = (await getApprovals(desk.as('eve'), number))!
    expect(renewal?.digest).toBe(second)
  })
  test('a comment is kept apart', async () => {
    const { number, digest } = await approved()
    await commentOnChange(desk.as('rita'), { number, body: 'Thank you.' })
    expect(await desk.row(number)).toMatchObject({ status: 'approved', revision: 1, digest })
  })
})

test('R07 from a rejected revision no call leads to an approval but submitting the next one', async () => {
  const number = await desk.submit(BREACH)
  const { decisionId } = await desk.decide('eve', number, 'eca', { decision: 'reject', reason: 'No.' })
  const { digest } = await desk.row(number)
  const steps = await desk.steps(number)
  const calls = [
    ...steps.flatMap(({ role }) =>
      (['eve', 'sam', 'ben', 'tina', 'carl'] as const).map((who) => desk.decide(who, number, role)),
    ),
    withdrawDecision(desk.as('eve'), { number, decision: decisionId, reason: 'Changed my mind.' }),
    recordRuling(desk.as('mona'), { number, digest, outcome: 'approved' }),
    meetCondition(desk.as('eve'), { number, condition: crypto.randomUUID(), evidence: 'None.' }),
  ]
  for (const result of await Promise.allSettled(calls)) expect(result.status).toBe('rejected')
  await fireTimers(desk.system(new Date(Date.now() + 90 * 86_400_000)))
  expect((await desk.row(number)).status).toBe('rejected')
  await submitChange(desk.as('rita'), { number })
  expect(await desk.row(number)).toMatchObject({ status: 'in_review', revision: 2 })
  expect((await desk.steps(number)).filter(({ status }) => status === 'open')).toHaveLength(3)
})

test('R08 the database approves nothing by itself while a required decision is missing', async () => {
  const number = await desk.submit()
  const { id } = await desk.row(number)
  await expect(db.execute(sql`update change set status = 'approved' where id = ${id}`)).rejects.toMatchObject(
    {
      cause: { code: 'CB001' },
    },
  )
})
