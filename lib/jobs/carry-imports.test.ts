import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { auditEvent, change, importBatch, importPiece, importProblem } from '#db/schema'
import { connectAs } from '#db/testing'
import { type Desk, openDesk } from '#db/testing-desk'
import { batchOf, historyFile, sendFile, sendPieces, tryFile, worker } from '#db/testing-imports'
import { verifyTrail } from '../audit/verify-trail'
import { commentOnChange } from '../change/comment-on-change'
import { listChanges } from '../change/list/queries'
import { ListChanges } from '../change/listing'
import { saveDraft } from '../change/save-draft'
import { submitChange } from '../change/submit-change'
import { closeSender } from '../enqueue-job'
import { env } from '../env'
import { cancelImport } from '../import/cancel-import'
import { type ProblemKind, remedyOf } from '../import/problem'
import { listProblems } from '../import/queries'
import { receiveFile } from '../import/receive-file'
import { startRun } from '../import/start-run'
import { startUpload } from '../import/start-upload'
import { undoImport } from '../import/undo-import'
import { writeChunk } from '../import/write-chunk'
import { prove } from '../proof'
import { carryImports } from './carry-imports'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

const carry = () => carryImports(worker())
const ofBatch = (batch: string) => db.select().from(change).where(eq(change.importBatchId, batch))
const run = async (batch: string, skipBroken = false) => {
  await startRun(desk.as('mona'), { batch, skipBroken })
  await carry()
}
/** A worker that is gone when it has been asked this often whether to stop. */
const dyingAfter = (asked: number) => () => asked-- <= 0

test('a file becomes history: closed with its outcome, times and old number, and without any approval', async () => {
  const batch = await tryFile(desk.as('root'), historyFile(3))
  expect((await batchOf(batch)).result).toMatchObject({ history: 3, drafts: 0, stopped: 0 })
  expect(await ofBatch(batch)).toEqual([])
  await startRun(desk.as('root'), { batch })
  await carry()
  expect(await batchOf(batch)).toMatchObject({ status: 'done', written: 3, rowsDone: 3 })
  const rows = await ofBatch(batch)
  expect(rows).toHaveLength(3)
  for (const row of rows)
    expect(row).toMatchObject({
      status: 'closed',
      outcome: 'successful',
      riskLevel: null,
      revision: 0,
      approvedAt: null,
      closedAt: new Date('2025-03-02T09:00:00Z'),
      externalReference: expect.stringMatching(/^T\d+-\d$/),
    })
  expect(await db.$count(importPiece)).toBe(0)
  const found = await listChanges(desk.as('rita'), ListChanges.parse({ q: rows[0]?.number ?? '' }))
  expect(found.rows[0]).toMatchObject({ status: 'closed', services: [{ slug: 'wiki' }] })
  const byOldNumber = await listChanges(
    desk.as('rita'),
    ListChanges.parse({ q: rows[0]?.externalReference ?? '' }),
  )
  expect(byOldNumber.rows.map(({ number }) => number)).toEqual([rows[0]?.number])
  const [told] = await db
    .select({ payload: auditEvent.payload })
    .from(auditEvent)
    .where(eq(auditEvent.type, 'import.chunk_written'))
  expect(JSON.parse(told?.payload ?? '{}')).toMatchObject({
    fromRow: 0,
    toRow: 3,
    changes: 3,
    digest: expect.any(String),
  })
})

test('a draft goes the whole way like any other, and history never moves', async () => {
  const batch = await tryFile(desk.as('mona'), historyFile(1, 'New'))
  await run(batch)
  const [draft] = await ofBatch(batch)
  expect(draft).toMatchObject({
    status: 'draft',
    requestorId: desk.id('mona'),
    riskLevel: expect.any(String),
  })
  expect(await desk.events(draft?.number ?? '')).toEqual(['change.drafted'])
  await expect(submitChange(desk.as('mona'), { number: draft?.number })).rejects.toMatchObject({
    code: 'invalid',
  })

  const [old] = await ofBatch(await ranFile())
  await expect(
    db
      .update(change)
      .set({ status: 'in_pir' })
      .where(eq(change.id, old?.id ?? '')),
  ).rejects.toMatchObject({ cause: { code: 'CB001' } })
  await expect(
    db
      .update(change)
      .set({ outcome: 'failed' })
      .where(eq(change.id, old?.id ?? '')),
  ).rejects.toMatchObject({ cause: { code: 'CB001' } })
  await expect(
    db
      .update(change)
      .set({ externalReference: 'X' })
      .where(eq(change.id, draft?.id ?? '')),
  ).rejects.toMatchObject({ cause: { code: 'CB001' } })
})
async function ranFile(rows = 2) {
  const batch = await tryFile(desk.as('mona'), historyFile(rows))
  await run(batch)
  return batch
}

test('no change is born closed but by a running import, and none is removed but by its undoing', async () => {
  const batch = await ranFile()
  const [old] = await ofBatch(batch)
  const { id: _, number: __, ...again } = old!
  const refused = { cause: { code: 'CB001' } }
  await expect(db.insert(change).values({ ...again, externalReference: 'new' })).rejects.toMatchObject(
    refused,
  )
  await expect(
    db.insert(change).values({ ...again, importBatchId: null, externalReference: null, origin: null }),
  ).rejects.toMatchObject(refused)
  await expect(db.delete(change).where(eq(change.id, old?.id ?? ''))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
  const owner = connectAs('cabinet_owner', 1)
  await expect(owner`delete from change where id = ${old?.id ?? ''}`).rejects.toMatchObject({ code: 'CB001' })
  await db.execute(sql`select * from remove_imported(${batch}, 10)`).catch((error: unknown) => {
    expect(error).toMatchObject({ cause: { code: 'CB001' } })
  })
  expect(await ofBatch(batch)).toHaveLength(2)
})

test('a run waits for a dry run of its very mapping, and for a choice where rows are broken', async () => {
  const text = `${historyFile(3)}\nT-bad,,Closed,Successful,2025-03-01,2025-02-31,Wiki`
  const batch = await tryFile(desk.as('mona'), text)
  expect((await batchOf(batch)).result).toMatchObject({
    history: 3,
    stopped: 1,
    kinds: { title_missing: 1, no_such_day: 1 },
  })
  const problems = await db.select().from(importProblem).where(eq(importProblem.batchId, batch))
  expect(problems.map(({ line, column, value, kind }) => [line, column, value, kind])).toEqual([
    [5, 'Closed', '2025-02-31', 'no_such_day'],
    [5, 'Title', '', 'title_missing'],
  ])
  await expect(startRun(desk.as('mona'), { batch })).rejects.toThrow('1 rows are broken')
  await run(batch, true)
  expect(await batchOf(batch)).toMatchObject({ status: 'done', written: 3, stopped: 1 })
  // The same file again: each number is there already.
  const again = await tryFile(desk.as('mona'), text)
  expect((await batchOf(again)).result).toMatchObject({
    history: 0,
    stopped: 4,
    kinds: { number_imported: 3 },
  })
})

test('a row that breaks after the dry run ends the run and undoes what was written', async () => {
  const text = historyFile(1200)
  const [first, second] = [
    await tryFile(desk.as('mona'), text),
    await tryFile(
      desk.as('mona'),
      text
        .split('\n')
        .filter((_, at) => at === 0 || at > 1100)
        .join('\n'),
    ),
  ]
  await startRun(desk.as('mona'), { batch: second })
  await carry()
  await startRun(desk.as('mona'), { batch: first })
  await carry()
  expect(await batchOf(first)).toMatchObject({
    status: 'undoing',
    fault: expect.stringContaining('was imported before'),
  })
  await carry()
  expect(await batchOf(first)).toMatchObject({ status: 'undone', written: 0 })
  expect(await ofBatch(first)).toEqual([])
  expect(await ofBatch(second)).toHaveLength(100)
})

test('a cancelled run is undone, unless what was written is to stay', async () => {
  for (const keep of [false, true]) {
    const batch = await tryFile(desk.as('mona'), historyFile(1200))
    await startRun(desk.as('mona'), { batch })
    await carryImports(worker(), dyingAfter(2))
    expect((await batchOf(batch)).written).toBe(500)
    await cancelImport(desk.as('root'), { batch, keep })
    await carry()
    expect(await batchOf(batch)).toMatchObject({ status: keep ? 'done' : 'undone', written: keep ? 500 : 0 })
    expect(await ofBatch(batch)).toHaveLength(keep ? 500 : 0)
  }
})

test('an undoing names what somebody has worked with since, and leaves it when told to', async () => {
  const batch = await ranFile(3)
  const drafts = await tryFile(desk.as('mona'), historyFile(2, 'New'))
  await run(drafts)
  const [old] = await ofBatch(batch)
  await commentOnChange(desk.as('rita'), { number: old?.number, body: 'This broke the wiki.' })
  await expect(undoImport(desk.as('mona'), { batch })).rejects.toThrow(`worked with ${old?.number} since`)
  await undoImport(desk.as('mona'), { batch, keepTouched: true })
  await carry()
  expect((await ofBatch(batch)).map(({ number }) => number)).toEqual([old?.number])
  expect(await batchOf(batch)).toMatchObject({
    status: 'done',
    written: 1,
    fault: expect.stringContaining(old!.number),
  })

  const [draft] = await ofBatch(drafts)
  await saveDraft(desk.as('mona'), {
    number: draft?.number,
    version: 1,
    changes: { title: 'Mine' },
  })
  await expect(undoImport(desk.as('mona'), { batch: drafts })).rejects.toThrow(draft?.number)
})

test('bytes that are no UTF-8 are read as Windows-1252, cut anywhere, and said to be', async () => {
  const bytes = Uint8Array.from(
    Buffer.from(historyFile(2).replaceAll('disk', 'Übergabe für 5 €').replaceAll('€', '\u0080'), 'latin1'),
  )
  const batch = await sendFile(desk.as('mona'), bytes, 7)
  const { profile } = await batchOf(batch)
  expect(profile).toMatchObject({ encoding: 'windows-1252', delimiter: ',', rows: 2 })
  expect(profile?.columns[1]?.samples[0]).toContain('Übergabe für 5 €')
})

test('what is no table, is not whole, or is too large is refused in a sentence', async () => {
  const batch = await sendFile(desk.as('mona'), 'just a text')
  expect(await batchOf(batch)).toMatchObject({
    status: 'unreadable',
    fault: expect.stringContaining('Save it as CSV.'),
  })
  await expect(startUpload(desk.as('mona'), { name: 'x.csv', size: 200_000_000 })).rejects.toThrow('128 MiB')
  await expect(startUpload(desk.as('rita'), { name: 'x.csv', size: 2 })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const part = await sendPieces(desk.as('mona'), historyFile(1))
  await db.update(importBatch).set({ size: 999 }).where(eq(importBatch.id, part))
  await expect(receiveFile(desk.as('mona'), { batch: part })).rejects.toThrow('of 999 bytes')
})

test('1,000 broken rows of 20 kinds are each named with line, column and remedy, and nothing is half imported', async () => {
  const KINDS: Record<string, Record<string, string>> = {
    number_missing: { Number: '' },
    number_long: { Number: 'x'.repeat(101) },
    title_missing: { Title: '' },
    title_long: { Title: 'x'.repeat(201) },
    text_long: { Description: 'x'.repeat(20_001) },
    value_category: { Type: 'Blue' },
    value_state: { State: 'Limbo' },
    value_outcome: { Outcome: 'Meh' },
    value_risk: { Risk: 'purple' },
    no_date: { 'Planned start': 'soon' },
    no_such_day: { 'Planned start': '31-02-2025' },
    other_order: { 'Planned start': '02-25-2025' },
    skipped_hour: { 'Planned start': '30-03-2025 02:30' },
    year_range: { 'Planned start': '01-01-1970' },
    planned_backwards: { 'Planned start': '03-03-2025', 'Planned end': '02-03-2025' },
    actual_backwards: { 'Actual start': '03-03-2025', 'Actual end': '02-03-2025' },
    closed_early: { Opened: '09-03-2025' },
    closed_undated: { Closed: '' },
    service_unknown: { Service: 'Teapot' },
    person_unknown: { Requestor: 'Nobody' },
  }
  const HEADERS =
    'Number,Title,Description,Type,State,Outcome,Risk,Planned start,Planned end,Actual start,Actual end,Opened,Closed,Service,Requestor'.split(
      ',',
    )
  const row = (given: Record<string, string>) => HEADERS.map((name) => given[name] ?? '').join(',')
  const good = (at: number) => ({
    Number: `K-${at}`,
    Title: 'Good',
    Type: 'Normal',
    State: 'Closed',
    Closed: '04-03-2025',
  })
  const kinds = Object.keys(KINDS)
  const rows = Array.from({ length: 3_000 }, (_, at) =>
    row({ ...good(at), ...(at % 3 === 0 ? KINDS[kinds[(at / 3) % kinds.length] ?? ''] : {}) }),
  )
  const strict = { unknownService: 'stop', unknownPerson: 'stop', order: 'day' }
  const before = await db.$count(change)
  const batch = await tryFile(desk.as('mona'), [HEADERS.join(','), ...rows].join('\n'), strict)
  const { result } = await batchOf(batch)
  expect(result).toMatchObject({
    history: 2_000,
    stopped: 1_000,
    kinds: Object.fromEntries(kinds.map((kind) => [kind, 50])),
  })
  const problems = await listProblems(desk.as('mona'), batch)
  expect(problems).toHaveLength(1_000)
  problems.forEach((problem, at) => {
    const kind = kinds[at % kinds.length] ?? ''
    expect([problem.line, problem.kind]).toEqual([at * 3 + 2, kind])
    expect(Object.keys(KINDS[kind] ?? {}).concat('Closed', 'State')).toContain(problem.column)
    expect(remedyOf(problem.kind as ProblemKind)).toMatch(/\.$/)
  })
  await expect(startRun(desk.as('mona'), { batch })).rejects.toThrow('1000 rows are broken')
  expect(await db.$count(change)).toBe(before)
})

prove(
  'R02 an import whose workers die anywhere writes each row once, and is undone to the last',
  { small: 2_300, full: 100_000 },
  async (n) => {
    const before = await db.$count(change)
    const batch = await tryFile(desk.as('mona'), historyFile(n))
    await startRun(desk.as('mona'), { batch })
    // A worker that dies between two stretches, one that dies before its commit, and two at once.
    await carryImports(worker(), dyingAfter(3))
    const { rowsDone } = await batchOf(batch)
    expect(rowsDone).toBeLessThan(n)
    const stale = { batch, fromRow: 0, toRow: 500, last: false, changes: [], problems: [], stopped: 0 }
    await expect(writeChunk(worker(), stale)).rejects.toMatchObject({ code: 'conflict' })
    await Promise.all([carry(), carry()])
    for (let tries = 0; (await batchOf(batch)).status === 'running' && tries < 5; tries++) await carry()
    expect(await batchOf(batch)).toMatchObject({ status: 'done', written: n, rowsDone: n, stopped: 0 })
    expect(await db.$count(change)).toBe(before + n)
    const lines = await db.execute<{ lines: number; rows: number }>(
      sql`select count(distinct external_reference)::int as lines, count(*)::int as rows from change where import_batch_id = ${batch}`,
    )
    expect(lines[0]).toEqual({ lines: n, rows: n })

    await undoImport(desk.as('mona'), { batch })
    await carryImports(worker(), dyingAfter(2))
    expect((await batchOf(batch)).written).toBeGreaterThan(0)
    await carry()
    expect(await batchOf(batch)).toMatchObject({ status: 'undone', written: 0 })
    expect(await db.$count(change)).toBe(before)
    expect((await verifyTrail(env().dataDir)).fault).toBeNull()
    const types = await db
      .select({ type: auditEvent.type, payload: auditEvent.payload })
      .from(auditEvent)
      .where(inArray(auditEvent.type, ['import.chunk_written', 'import.chunk_removed']))
    const sum = (type: string) =>
      types
        .filter((one) => one.type === type && one.payload?.includes(batch))
        .reduce(
          (total, { payload }) => total + (JSON.parse(payload ?? '{}') as { changes: number }).changes,
          0,
        )
    expect([sum('import.chunk_written'), sum('import.chunk_removed')]).toEqual([n, n])
  },
)
