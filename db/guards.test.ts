import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { CHANGE_STATUSES, type ChangeStatus, MOVES } from '#lib/change/lifecycle'
import { db, sql } from './client'
import type { Sql } from './connect'
import * as schema from './schema'
import { connectAs } from './testing'

/** The database's own superuser, to put rows where only an attack could; the attempts themselves are the app's. */
let root: Sql
let people: Record<'rita' | 'otto' | 'ann' | 'bob' | 'sam' | 'mona', string>

beforeAll(async () => {
  root = connectAs('postgres', 1)
  const names = ['rita', 'otto', 'ann', 'bob', 'sam', 'mona'] as const
  const rows = await db
    .insert(schema.person)
    .values(names.map((name) => ({ name, email: `${name}@example.com` })))
    .returning()
  people = Object.fromEntries(rows.map(({ name, id }) => [name, id])) as typeof people
})

/** Rules of ours say why in a sentence; rights that were never given are PostgreSQL's own 42501. */
const refused = (attempt: Promise<unknown>, sentence: string | RegExp) =>
  expect(attempt).rejects.toMatchObject({ code: 'CB001', message: expect.stringMatching(sentence) })
const forbidden = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ code: '42501' })

/** A change in review on revision 1 by Rita, implemented by Otto, written by Sam too, with one open required step. */
async function makeChange({ status = 'in_review' as ChangeStatus, step = 'open', decided = false } = {}) {
  const [row] = await db
    .insert(schema.change)
    .values({
      requestorId: people.rita,
      implementerId: people.otto,
      content: {} as never,
      digest: 'd1',
      authors: [people.rita, people.sam],
      title: 'Renew certificates',
    })
    .returning()
  const changeId = row!.id
  const revision = { changeId, revision: 1, content: {} as never, digest: 'd1', policyVersion: 1 }
  await db
    .insert(schema.changeRevision)
    .values({ ...revision, authors: [people.rita], openedBy: people.rita })
  const stepId = await addStep(changeId, true, step)
  await force(changeId, { status, revision: 1 })
  const subject = { changeId, stepId }
  if (decided) await decide(subject, { personId: people.ann })
  return subject
}
/** Asked of the technical lead, blocking; or only to ratify, of the continuity manager. */
async function addStep(changeId: string, blocking: boolean, status = 'open'): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into approval_step (change_id, revision, role, kind, stage, blocking, status, because, clock)
    values (${changeId}, 1, ${blocking ? 'technical_lead' : 'bcm'}, 'person', 1, ${blocking}, ${status}, '[]', 'wall')
    returning id`
  return row!.id
}
type Subject = Awaited<ReturnType<typeof makeChange>>

/** Past every trigger, as nobody of the app can. */
async function force(changeId: string, values: Record<string, string | number | boolean | string[] | null>) {
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const done = await tx`update change set ${tx(values)} where id = ${changeId}`
    expect(done.count).toBe(1)
  })
}
async function forceStep(stepId: string, values: Record<string, string | boolean>) {
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update approval_step set ${tx(values)} where id = ${stepId}`
  })
}
type Word = {
  personId: string | null
  kind?: string
  digest?: string
  voids?: string | null
  revision?: number
  stepId?: string
  seat?: string
}
async function decide({ changeId, stepId }: Subject, word: Word, client = sql): Promise<string> {
  const { personId, kind = 'approve', digest = 'd1', voids = null, revision = 1 } = word
  const [row] = await client<{ id: string }[]>`
    insert into decision (step_id, change_id, revision, person_id, kind, role, digest, policy_version, means, voids, seat)
    values (${word.stepId ?? stepId}, ${changeId}, ${revision}, ${personId}, ${kind}, 'technical_lead', ${digest}, 1, 'screen', ${voids}, ${word.seat ?? null})
    returning id`
  return row!.id
}
const statusOf = async (changeId: string) =>
  (await sql`select status from change where id = ${changeId}`)[0]?.status
const moveTo = (changeId: string, status: string) =>
  sql`update change set status = ${status} where id = ${changeId}`

describe('R04 only legal moves', () => {
  test('a change begins as a draft', async () => {
    for (const status of CHANGE_STATUSES.filter((name) => name !== 'draft')) {
      await refused(
        sql`insert into change (requestor_id, content, digest, authors, status) values (${people.rita}, '{}', '', '{}', ${status})`,
        /begins as a draft/,
      )
    }
  })

  test('every pair of the 14 states, against the table of lib/change/lifecycle.ts', async () => {
    const { changeId } = await makeChange({ step: 'approved', decided: true })
    let moves = 0
    for (const from of CHANGE_STATUSES) {
      for (const to of CHANGE_STATUSES.filter((name) => name !== from)) {
        await force(changeId, { status: from, revision: 1 })
        const attempt =
          from === 'rejected' && to === 'submitted'
            ? sql`update change set status = ${to}, revision = 2 where id = ${changeId}`
            : moveTo(changeId, to)
        if (MOVES[from].includes(to)) {
          await attempt
          moves++
          expect([from, await statusOf(changeId)]).toEqual([from, to])
        } else {
          await refused(attempt, `A change cannot go from ${from} to ${to}\\.`)
          expect([from, to, await statusOf(changeId)]).toEqual([from, to, from])
        }
      }
    }
    expect(moves).toBe(Object.values(MOVES).flat().length)
  })

  test('the table of moves itself is out of reach', async () => {
    await forbidden(sql`insert into change_move values ('closed', 'draft')`)
    await forbidden(sql`delete from change_move`)
    await forbidden(sql`update change_move set to_status = 'draft'`)
  })

  test('a temporary table of the same name does not stand in for the true one', async () => {
    const { changeId } = await makeChange({ status: 'closed' })
    const app = connectAs('cabinet_app', 1)
    await app`create temp table change_move as select 'closed' as from_status, 'draft' as to_status`
    await app`create temp table decision as select * from decision`.catch(() => null)
    await refused(app`update change set status = 'draft' where id = ${changeId}`, /cannot go/)
  })

  test('R07 a rejection ends the revision', async () => {
    const { changeId } = await makeChange({ status: 'rejected' })
    await refused(moveTo(changeId, 'submitted'), /A rejection ends the revision/)
    await sql`update change set status = 'submitted', revision = 2 where id = ${changeId}`
  })

  test('a finished change is neither moved nor edited', async () => {
    for (const status of ['closed', 'cancelled'] as const) {
      const { changeId } = await makeChange({ status })
      await refused(moveTo(changeId, 'draft'), /cannot go/)
      for (const edit of [
        sql`update change set content = '{"title":"x"}' where id = ${changeId}`,
        sql`update change set outcome = 'failed' where id = ${changeId}`,
        sql`update change set revision = 2 where id = ${changeId}`,
        sql`update change set title = 'x' where id = ${changeId}`,
        sql`update change set digest = 'x' where id = ${changeId}`,
        sql`update change set authors = '{}' where id = ${changeId}`,
        sql`update change set implementer_id = null where id = ${changeId}`,
        sql`update change set risk_level = 'LOW' where id = ${changeId}`,
        sql`update change set planned_start = now() where id = ${changeId}`,
        sql`update change set ended_at = now() where id = ${changeId}`,
        sql`update change set closed_at = '2020-01-01' where id = ${changeId}`,
      ])
        await refused(edit, /finished/)
    }
  })

  test('number, requestor and the count of revisions hold', async () => {
    const { changeId } = await makeChange()
    await refused(sql`update change set requestor_id = ${people.bob} where id = ${changeId}`, /never change/)
    await refused(sql`update change set number = 'CHG-1' where id = ${changeId}`, /never change/)
    await refused(
      sql`update change set id = ${randomUUID()} where id = ${changeId}`,
      /never change|foreign key/,
    )
    await refused(sql`update change set revision = 3 where id = ${changeId}`, /one by one/)
    await refused(sql`update change set revision = 0 where id = ${changeId}`, /one by one/)
    await forbidden(sql`delete from change where id = ${changeId}`)
    await forbidden(sql`truncate change cascade`)
  })
})

describe('nothing is approved by default (R08)', () => {
  test('not without a required step, not before each required step is decided', async () => {
    const open = await makeChange()
    for (const status of ['approved', 'approved_with_conditions'])
      await refused(moveTo(open.changeId, status), /required decision is still missing/)
    const optional = await makeChange({ step: 'approved' })
    await forceStep(optional.stepId, { blocking: false })
    await refused(moveTo(optional.changeId, 'approved'), /approved by nobody/)
  })

  test('not with a decision on other content, nor one by somebody who came to own the work (R05, R06)', async () => {
    const moved = await makeChange({ step: 'approved', decided: true })
    await force(moved.changeId, { digest: 'd2' })
    await refused(moveTo(moved.changeId, 'approved'), /given on other content/)
    const own = await makeChange({ step: 'approved', decided: true })
    await force(own.changeId, { implementer_id: people.ann })
    await refused(moveTo(own.changeId, 'approved'), /the requestor, the implementer or an author/)
    await force(own.changeId, { implementer_id: null, authors: [people.ann] })
    await refused(moveTo(own.changeId, 'approved'), /the requestor, the implementer or an author/)
  })

  test('not scheduled and not started while a condition is open', async () => {
    const subject = await makeChange({ step: 'approved_with_conditions' })
    const decisionId = await decide(subject, { personId: people.ann, kind: 'approve_with_conditions' })
    await sql`insert into approval_condition (change_id, revision, decision_id, role, text, owner_id)
      values (${subject.changeId}, 1, ${decisionId}, 'technical_lead', 'Test it.', ${people.otto})`
    await refused(moveTo(subject.changeId, 'approved'), /condition of an approval is still open/)
    await moveTo(subject.changeId, 'approved_with_conditions')
    await refused(moveTo(subject.changeId, 'approved'), /condition of an approval is still open/)
    for (const [status, next] of [
      ['approved', 'scheduled'],
      ['scheduled', 'implementing'],
    ] as const) {
      await force(subject.changeId, { status })
      await refused(moveTo(subject.changeId, next), /condition of an approval is still open/)
    }
    await sql`update approval_condition set met_at = now(), met_by = ${people.ann} where decision_id = ${decisionId}`
    await moveTo(subject.changeId, 'implementing')
  })
})

describe('a step that says it is approved is not believed (R08)', () => {
  const claim = (subject: Subject) =>
    sql`update approval_step set status = 'approved', decided_at = now() where id = ${subject.stepId}`
  const unfounded = (subject: Subject, status = 'approved') =>
    refused(moveTo(subject.changeId, status), /no counted decision fulfils/)

  test('a person’s requirement needs that person’s counted approval of this very content', async () => {
    const subject = await makeChange()
    await claim(subject)
    for (const status of ['approved', 'approved_with_conditions']) await unfounded(subject, status)
    for (const kind of ['ask', 'abstain', 'reject', 'recuse']) {
      const other = await makeChange({ step: 'approved' })
      await decide(other, { personId: people.ann, kind })
      await unfounded(other)
    }
    const ratified = await addStep(subject.changeId, false, 'approved')
    await decide(subject, { personId: people.bob, stepId: ratified })
    await unfounded(subject)
    const word = await decide(subject, { personId: people.ann })
    await decide(subject, { personId: people.ann, kind: 'withdraw', voids: word })
    await unfounded(subject)
    await decide(subject, { personId: people.ann })
    await moveTo(subject.changeId, 'approved')
    await sql`insert into decision (step_id, change_id, revision, kind, role, digest, policy_version, means, voids)
      select step_id, change_id, revision, 'void', role, digest, 1, 'system', id from decision d
      where change_id = ${subject.changeId} and person_id = ${people.ann} and kind = 'approve'
        and not exists (select 1 from decision v where v.voids = d.id)`
    await unfounded(subject, 'scheduled')
    await force(subject.changeId, { status: 'scheduled' })
    await unfounded(subject, 'implementing')
  })

  test('who ratifies later holds nothing up (D10)', async () => {
    const subject = await makeChange({ step: 'approved', decided: true })
    await addStep(subject.changeId, false)
    await moveTo(subject.changeId, 'approved')
  })

  test('what a step asks, and of whom, never changes', async () => {
    const { stepId } = await makeChange()
    const attempts: Record<string, string | number | boolean | string[]>[] = [
      { blocking: false },
      { kind: 'board' },
      { role: 'bcm' },
      { seat: 'technical_lead' },
      { veto: true },
      { revision: 2 },
      { stage: 9 },
      { ratify_hours: 1 },
      { roles: ['requestor'] },
      { people: [people.rita] },
      { escalate_to: 'requestor' },
    ]
    for (const values of attempts)
      await refused(sql`update approval_step set ${sql(values)} where id = ${stepId}`, /never changes/)
    await sql`update approval_step set status = 'waiting', escalated_at = now(), due_at = now() where id = ${stepId}`
  })
})

describe('the board’s decision is counted again (D111, D115)', () => {
  const SEATS = ['change_manager', 'technical_lead', 'security_lead', 'business_rep']
  let voters: string[]
  beforeAll(async () => {
    await root`insert into policy_version (version, rulebook, note)
      values (1, '{"route":{"board":{"quorum":4,"minVotes":3}}}', '') on conflict do nothing`
    const rows = await db
      .insert(schema.person)
      .values(SEATS.map((name) => ({ name, email: `${randomUUID()}@example.com` })))
      .returning()
    voters = rows.map(({ id }) => id)
  })

  /** Decided by the board alone; `kinds` are the votes of the seats in their order. */
  async function boarded(
    kinds: (string | null)[],
    ruling: { digest?: string; outcome?: string; casting?: string } | null = {},
  ) {
    const subject = await makeChange({ step: 'approved' })
    await forceStep(subject.stepId, { kind: 'board', role: 'board' })
    await force(subject.changeId, { policy_version: 1 })
    for (const [at, kind] of kinds.entries())
      if (kind) await decide(subject, { personId: voters[at]!, kind, seat: SEATS[at] as string })
    const { digest = 'd1', outcome = 'approved', casting } = ruling ?? {}
    if (ruling)
      await sql`insert into board_ruling (step_id, change_id, revision, digest, outcome, tally, recorded_by)
        values (${subject.stepId}, ${subject.changeId}, 1, ${digest}, ${outcome},
          ${sql.json(casting ? { casting: { as: 'chair', value: casting } } : {})}, ${people.mona})`
    return subject
  }
  const outcome = async (...given: Parameters<typeof boarded>) =>
    moveTo((await boarded(...given)).changeId, 'approved')
  const [yes, no, abstains] = ['approve', 'reject', 'abstain']

  test('with a majority of the votes cast, by enough seats', async () => {
    await outcome([yes, yes, yes, yes])
    await outcome([yes, yes, no, abstains])
    await outcome([yes, 'approve_with_conditions', yes, no])
  })
  test('not without a ruling, nor by one that was voided, rejected, deferred or on other content', async () => {
    const votes = [yes, yes, yes, yes]
    await refused(outcome(votes, null), /no ruling of the board/)
    for (const ruling of [{ digest: 'd0' }, { outcome: 'rejected' }, { outcome: 'deferred' }])
      await refused(outcome(votes, ruling), /no ruling of the board/)
    const subject = await boarded(votes)
    await sql`update board_ruling set voided_at = now() where change_id = ${subject.changeId}`
    await refused(moveTo(subject.changeId, 'approved'), /no ruling of the board/)
    await refused(
      sql`update board_ruling set voided_at = null where change_id = ${subject.changeId}`,
      /stays voided/,
    )
  })
  test('not against its votes, without a quorum, or by too few', async () => {
    const uncarried = /votes that count do not carry/
    await refused(outcome([]), uncarried)
    await refused(outcome([yes, yes, yes, null]), uncarried)
    await refused(outcome([yes, yes, abstains, abstains]), uncarried)
    await refused(outcome([yes, no, no, no]), uncarried)
    await refused(outcome([yes, yes, no, no]), uncarried)
    const one = await boarded([])
    for (const voter of voters) await decide(one, { personId: voter, seat: 'security_lead' })
    await refused(moveTo(one.changeId, 'approved'), uncarried)
  })
  test('a tie needs the casting vote of one person (D32)', async () => {
    await outcome([yes, yes, no, no], { casting: 'approve' })
    await refused(outcome([yes, yes, no, no], { casting: 'reject' }), /do not carry/)
  })
  test('a vote taken back no longer carries it', async () => {
    const subject = await boarded([yes, yes, yes, no])
    const [word] =
      await sql`select id from decision where change_id = ${subject.changeId} and kind = 'approve'`
    await decide(subject, { personId: null, kind: 'void', voids: word?.id })
    await refused(moveTo(subject.changeId, 'approved'), /do not carry/)
  })
})

describe('R05 who decides', () => {
  test('not the requestor, the implementer or an author, in no kind of word', async () => {
    const subject = await makeChange()
    for (const personId of [people.rita, people.otto, people.sam])
      for (const kind of ['approve', 'approve_with_conditions', 'reject', 'abstain'])
        await refused(decide(subject, { personId, kind }), /do not decide on it/)
    await refused(decide(subject, { personId: null }), /given by a person/)
  })

  test('an author does not stop being one to decide', async () => {
    const { changeId } = await makeChange()
    await refused(sql`update change set authors = '{}' where id = ${changeId}`, /stay its authors/)
    await sql`update change set authors = authors || ${people.bob}::uuid where id = ${changeId}`
    await sql`update change set authors = array[${people.mona}]::uuid[], revision = 2 where id = ${changeId}`
  })

  test('one person once per revision, 50 at the same time, votes included (D111)', async () => {
    const subject = await makeChange()
    const kinds = ['approve', 'reject', 'abstain', 'approve_with_conditions']
    const replies = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => decide(subject, { personId: people.bob, kind: kinds[i % 4] })),
    )
    expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const reply of replies)
      if (reply.status === 'rejected') expect(reply.reason).toMatchObject({ code: 'CB001' })
    await refused(decide(subject, { personId: people.bob }), /one counted decision per revision/i)
  })

  test('only on what is being decided: this revision, this content, this step', async () => {
    const subject = await makeChange()
    const other = await makeChange()
    await refused(decide(subject, { personId: people.ann, digest: 'd0' }), /content changed/)
    await refused(decide(subject, { personId: people.ann, stepId: other.stepId }), /step of its own revision/)
    await refused(decide(subject, { personId: people.ann, revision: 2 }), /step of its own revision/)
    await force(subject.changeId, { revision: 2 })
    await refused(decide(subject, { personId: people.ann }), /revision has been replaced/)
    const late = { ...other, stepId: await addStep(other.changeId, false) }
    const running = ['approved', 'approved_with_conditions', 'scheduled', 'implementing', 'validating']
    for (const status of CHANGE_STATUSES) {
      await force(other.changeId, { status })
      for (const [subject, decidable] of [
        [other, ['in_review', 'deferred']],
        [late, ['in_review', 'deferred', ...running, 'rolling_back', 'in_pir']],
      ] as [Subject, string[]][]) {
        const attempt = sql.begin(async (tx) => {
          await decide(subject, { personId: people.ann }, tx as unknown as Sql)
          throw new Error('counted')
        })
        if (decidable.includes(status)) await expect(attempt).rejects.toThrow('counted')
        else await refused(attempt, /not being decided/)
      }
    }
  })
})

describe('a decision never changes', () => {
  test('it is not updated, deleted, truncated, merged over or upserted', async () => {
    const subject = await makeChange()
    const id = await decide(subject, { personId: people.ann })
    await forbidden(sql`update decision set kind = 'reject' where id = ${id}`)
    await forbidden(sql`delete from decision where id = ${id}`)
    await forbidden(sql`truncate decision cascade`)
    await forbidden(
      sql`merge into decision d using (select ${id}::uuid as id) s on d.id = s.id when matched then update set reason = 'x'`,
    )
    await forbidden(
      sql`insert into decision (id, step_id, change_id, revision, person_id, kind, role, digest, policy_version, means)
        select id, step_id, change_id, revision, person_id, 'reject', role, digest, policy_version, means from decision
        where id = ${id} on conflict (id) do update set kind = 'reject'`,
    )
    const owner = connectAs('cabinet_owner', 1)
    await refused(owner`update decision set kind = 'reject' where id = ${id}`, /never changed or removed/)
    await refused(owner`delete from decision where id = ${id}`, /never changed or removed/)
  })

  test('taking it back is a new row: of one’s own, once, and not after it took effect (A19)', async () => {
    const subject = await makeChange()
    const id = await decide(subject, { personId: people.ann })
    const withdraw = (personId: string, voids: string | null) =>
      decide(subject, { personId, kind: 'withdraw', voids })
    await refused(withdraw(people.ann, null), /Name the decision/)
    await refused(withdraw(people.bob, id), /Only the person whose word it is/)
    for (const status of ['approved', 'approved_with_conditions', 'scheduled'] as const) {
      await force(subject.changeId, { status })
      await refused(withdraw(people.ann, id), /has taken effect/)
    }
    for (const status of ['implementing', 'in_pir', 'closed', 'rejected', 'cancelled', 'draft'] as const) {
      await force(subject.changeId, { status })
      await refused(decide(subject, { personId: null, kind: 'void', voids: id }), /the decisions stand/)
    }
    await force(subject.changeId, { status: 'in_review' })
    await withdraw(people.ann, id)
    await expect(withdraw(people.ann, id)).rejects.toMatchObject({ code: '23505' })
    await decide(subject, { personId: people.ann, kind: 'reject' })
  })

  test('an approval takes nothing back, and a taking back names a decision of this change', async () => {
    const subject = await makeChange()
    const other = await makeChange()
    const id = await decide(other, { personId: people.ann })
    await refused(decide(subject, { personId: people.ann, voids: id }), /takes a decision back/)
    await refused(decide(subject, { personId: people.ann, kind: 'withdraw', voids: id }), /Name the decision/)
  })

  test('nor do submitted revisions, rulings, overrides, assessments, comments and files', async () => {
    for (const table of [
      'change_revision',
      'board_ruling',
      'override_voice',
      'risk_assessment',
      'change_comment',
      'file_blob',
    ]) {
      await forbidden(sql`delete from ${sql(table)}`)
      await forbidden(sql`truncate ${sql(table)} cascade`)
    }
    await forbidden(sql`update change_revision set digest = 'x'`)
    await forbidden(sql`update board_ruling set outcome = 'approved'`)
    await forbidden(sql`update override_voice set agrees = true`)
    await forbidden(sql`update change_comment set body = 'x'`)
    await forbidden(sql`update file_blob set bytes = ''`)
    await makeChange()
    const owner = connectAs('cabinet_owner', 1)
    await refused(owner`update change_revision set digest = 'x'`, /never changed or removed/)
  })
})

describe('roles (rules 11, 12; c15)', () => {
  const hold = (personId: string, role: string, grantedBy: string | null = people.rita) =>
    sql`insert into role_holding (person_id, role, granted_by) values (${personId}, ${role}, ${grantedBy}) returning id`
  const newPerson = async () =>
    (
      await sql`insert into person (name, email) values ('x', ${`${randomUUID()}@example.com`}) returning id`
    )[0]?.id as string

  test('an auditor holds no other role, an administrator no authority, in either order', async () => {
    const [ada, root, mona] = [await newPerson(), await newPerson(), await newPerson()]
    await hold(ada, 'auditor')
    for (const role of ['requestor', 'implementer', 'ciso', 'administrator'])
      await refused(hold(ada, role), /auditor holds no other role/)
    await hold(root, 'administrator')
    await hold(root, 'requestor')
    for (const role of [
      'change_manager',
      'ciso',
      'cto',
      'coo',
      'eca',
      'bcm',
      'business_owner',
      'business_rep',
    ])
      await refused(hold(root, role), /two accounts/)
    await refused(hold(root, 'auditor'), /auditor holds no other role/)
    await hold(mona, 'change_manager')
    await refused(hold(mona, 'administrator'), /two accounts/)
    await refused(hold(mona, 'auditor'), /auditor holds no other role/)
  })

  test('both at the same moment do not slip through', async () => {
    for (let i = 0; i < 10; i++) {
      const person = await newPerson()
      const replies = await Promise.allSettled([hold(person, 'administrator'), hold(person, 'ciso')])
      expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })

  test('nobody grants a role to themselves, nor confirms it, nor changes a holding into another', async () => {
    const person = await newPerson()
    await refused(hold(person, 'cto', person), /themselves/)
    await hold(person, 'requestor')
    await refused(
      sql`update role_holding set confirmed_by = ${person} where person_id = ${person}`,
      /themselves/,
    )
    await refused(
      sql`update role_holding set role = 'cto' where person_id = ${person}`,
      /never become another/,
    )
    await refused(
      sql`update role_holding set person_id = ${people.bob} where person_id = ${person}`,
      /never become another/,
    )
    await forbidden(sql`delete from role_holding where person_id = ${person}`)
  })

  test('an ended holding stays ended', async () => {
    const person = await newPerson()
    await hold(person, 'cto')
    await sql`update role_holding set ended_at = now(), ended_by = ${people.rita} where person_id = ${person}`
    await refused(sql`update role_holding set ended_at = null where person_id = ${person}`, /stays ended/)
  })
})

test('a policy version is never edited once written, nor activated by its proposer (D117)', async () => {
  const version = async (n: number) =>
    sql`insert into policy_version (version, rulebook, note, proposed_by) values (${n}, '{}', '', ${people.mona})`
  await version(901)
  await forbidden(sql`update policy_version set rulebook = '{"x":1}' where version = 901`)
  await forbidden(sql`update policy_version set proposed_by = null where version = 901`)
  await forbidden(sql`delete from policy_version where version = 901`)
  const activate = (by: string) =>
    sql`update policy_version set activated_by = ${by}, activated_at = now() where version = 901`
  await refused(activate(people.mona), /another person/)
  await activate(people.bob)
  await refused(activate(people.ann), /never edited/)
  const owner = connectAs('cabinet_owner', 1)
  await version(902)
  await refused(owner`update policy_version set rulebook = '{"x":1}' where version = 902`, /never edited/)
})

describe('R12 the app cannot alter the trail', () => {
  const attempts: Record<string, string> = {
    UPDATE: `update audit_event set actor_name = 'x'`,
    DELETE: `delete from audit_event`,
    TRUNCATE: `truncate audit_event`,
    'ON CONFLICT UPDATE': `insert into audit_event (stream, seq, id, type, actor_id, actor_name, means, request_id, occurred_at)
      select stream, seq, id, type, actor_id, actor_name, means, request_id, occurred_at from audit_event
      on conflict (stream, seq) do update set actor_name = 'x'`,
    MERGE: `merge into audit_event e using (select 1) s on true when matched then update set actor_name = 'x'`,
    'MERGE DELETE': `merge into audit_event e using (select 1) s on true when matched then delete`,
    'DISABLE TRIGGER': `alter table audit_event disable trigger all`,
    'DROP TRIGGER': `drop trigger chain_event on audit_event`,
    'ALTER TABLE': `alter table audit_event add column x text`,
    'DROP TABLE': `drop table audit_event`,
    'a rule': `create rule hush as on insert to audit_event do instead nothing`,
    'a trigger': `create trigger hush before insert on audit_event for each row execute function never()`,
    'a new function': `create or replace function chain_event() returns trigger language plpgsql as 'begin return new; end'`,
    'a table of its own': `create table public.audit_event2 (x text)`,
    session_replication_role: `set session_replication_role = replica`,
    'SET ROLE': `set role cabinet_owner`,
    'SET SESSION AUTHORIZATION': `set session authorization cabinet_owner`,
    GRANT: `grant cabinet_owner to cabinet_app`,
    'a head moved': `update audit_stream set seq = 0`,
    'a head made': `insert into audit_stream values ('x', 5, 'y')`,
    'a head deleted': `delete from audit_stream`,
  }
  beforeAll(async () => {
    await sql`insert into audit_event (stream, id, type, actor_id, actor_name, means, request_id, occurred_at, payload)
      values ('organisation', 'e1', 'organisation.founded', 'a', 'Ann', 'screen', 'r', '2026-11-24T10:00:00.000Z', '{}')`
  })

  test.each(Object.keys(attempts))('%s is refused', async (name) => {
    const before = await root`select * from audit_event`
    expect(before).toHaveLength(1)
    // A client of its own: some attempts would change the session for later ones.
    const app = connectAs('cabinet_app', 1)
    await expect(app.unsafe(attempts[name]!)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|CB001)$/),
    })
    expect(await root`select * from audit_event`).toEqual(before)
  })

  test('GRANT to oneself gives nothing', async () => {
    const app = connectAs('cabinet_app', 1)
    await app`grant update, delete on audit_event to cabinet_app`.catch(() => null)
    await forbidden(app`update audit_event set actor_name = 'x'`)
  })

  test('a number, link or hash that the app sends is replaced by the true one', async () => {
    const [row] = await sql`insert into audit_event
      (stream, seq, id, type, actor_id, actor_name, means, request_id, occurred_at, payload, payload_digest, prev_hash, hash)
      values ('organisation', 99, 'e2', 't', 'a', 'Ann', 'screen', 'r', '2026-11-24T10:00:00.000Z', '{}', 'p', 'q', 'h')
      returning seq, prev_hash, hash`
    const [first] = await sql`select hash from audit_event where stream = 'organisation' and seq = 1`
    expect(row).toMatchObject({ seq: '2', prev_hash: first?.hash })
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('even the owner is stopped until it disables the guard', async () => {
    const owner = connectAs('cabinet_owner', 1)
    await refused(owner`update audit_event set actor_name = 'x'`, /never changed or removed/)
    await refused(owner`truncate audit_event`, /never changed or removed/)
  })
})
