import { generateKeyPairSync, sign } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, sql } from '#db/client'
import type { Sql } from '#db/connect'
import { auditEvent } from '#db/schema/audit'
import { connectAs } from '#db/testing'
import type { Context } from '../context'
import { env } from '../env'
import { mintContext } from '../mint-context'
import { prove } from '../proof'
import { eventText, faultOf, framed, sha256, type TrailRow } from './chain'
import { type Checkpoint, signedText } from './checkpoint'
import { exportTrail } from './export-trail'
import { PackCheck } from './pack'
import { sealStreams } from './seal-streams'
import { verifyTrail } from './verify-trail'

const STREAMS = 24
const ROUNDS = 8
const system: Context = mintContext({
  actor: { kind: 'system', job: 'test' },
  now: new Date(),
  requestId: 'r',
})
let root: Sql
let dataDir = ''
let trail: TrailRow[] = []

/** What is hard to keep exact: other scripts, lone escapes, JSON that a database would tidy, lengths that look alike. */
const NAMES = [
  'Ann',
  'Žofie Nováková',
  '李雷',
  'a:1',
  '3:abc',
  '"quoted"',
  'line\nbreak',
  'İstanbul 🚀',
  '\\u0041',
  '',
]
const payload = (i: number) => `{"b":1.0,"a":1e2,"a":${i},"text":"${'äöü '.repeat(i % 7)}"}`

beforeAll(async () => {
  root = connectAs('postgres', 2)
  dataDir = env().dataDir
  for (let round = 0; round < ROUNDS; round++) {
    const rows = Array.from({ length: STREAMS * 6 }, (_, i) => ({
      stream: `change:${(i * 7 + round) % STREAMS}`,
      id: `${round}-${i}`,
      type: 'change.commented',
      actorId: `p${i % 5}`,
      actorName: NAMES[i % NAMES.length]!,
      means: 'screen',
      requestId: `r${round}`,
      occurredAt: new Date(Date.UTC(2026, 10, 24, 10, round, 0, i)).toISOString(),
      payload: payload(i),
    }))
    await db.insert(auditEvent).values(rows)
    await sealStreams(system)
  }
  // Attacks hit what is anchored; honest events that came after must not hide them.
  trail = (await db.select().from(auditEvent).orderBy(auditEvent.stream, auditEvent.seq)) as TrailRow[]
  await sql`insert into audit_event (stream, id, type, actor_id, actor_name, means, request_id, occurred_at)
    select stream, 'later', type, actor_id, actor_name, means, request_id, occurred_at from audit_event
    where seq = 1 and stream < 'change:2'`
})

type Attack = { tx: Sql; seal: string; pick: (n: number) => number }
/** Answers how many rows or files it changed. */
type Attempt = (attack: Attack) => Promise<number>

const COLUMNS = {
  stream: 'stream',
  seq: 'seq',
  id: 'id',
  type: 'type',
  actorId: 'actor_id',
  actorName: 'actor_name',
  means: 'means',
  requestId: 'request_id',
  occurredAt: 'occurred_at',
  payload: 'payload',
  payloadDigest: 'payload_digest',
  prevHash: 'prev_hash',
  hash: 'hash',
} as const
const snake = (row: TrailRow) =>
  Object.fromEntries(Object.entries(COLUMNS).map(([key, column]) => [column, row[key as keyof TrailRow]]))
const rowOf = ({ pick }: Attack) => trail[pick(trail.length)]!
const streamRows = (stream: string) => trail.filter((row) => row.stream === stream)

/** The stream as whoever owns the database would leave it: every hash and the head made to fit. */
async function rewrite({ tx }: Attack, stream: string, rows: TrailRow[]): Promise<number> {
  const old = streamRows(stream)
  let hash = ''
  const made = rows.map((row, i) => {
    const next = { ...row, stream, seq: i + 1, prevHash: hash, payloadDigest: sha256(row.payload ?? '') }
    hash = sha256(eventText(next))
    return { ...next, hash }
  })
  await tx`delete from audit_event where stream = ${stream}`
  for (let i = 0; i < made.length; i += 500)
    await tx`insert into audit_event ${tx(made.slice(i, i + 500).map(snake))}`
  await tx`update audit_stream set seq = ${made.length}, hash = ${hash} where stream = ${stream}`
  const same = made.filter((row, i) => old[i] && row.hash === old[i].hash).length
  return Math.max(made.length, old.length) - same
}
const editColumn =
  (key: keyof typeof COLUMNS): Attempt =>
  async (attack) => {
    const row = rowOf(attack)
    const value = String(row[key] ?? '')
    const changed =
      key === 'seq'
        ? row.seq + 100_000
        : key === 'payload' && attack.pick(3) === 0
          ? null
          : key === 'stream' || attack.pick(2) === 0
            ? `${value} `
            : value === ''
              ? 'x'
              : value.slice(0, -1) + String.fromCharCode(value.charCodeAt(value.length - 1) ^ 1)
    const done = await attack.tx`
      update audit_event set ${attack.tx({ [COLUMNS[key]]: changed })} where stream = ${row.stream} and seq = ${row.seq}`
    return done.count
  }

const checkpointFiles = (seal: string) =>
  readdirSync(path.join(seal, 'seal', '000000')).map((name) => path.join(seal, 'seal', '000000', name))
const pickFile = ({ seal, pick }: Attack) => {
  const files = checkpointFiles(seal)
  return files[pick(files.length)]!
}

const ROW_ATTACKS: Record<string, Attempt> = {
  ...Object.fromEntries(
    (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((key) => [
      `column ${key} edited`,
      editColumn(key),
    ]),
  ),
  'a boundary between two columns moved': async (attack) => {
    const row = rowOf(attack)
    const [name, means] = [`${row.actorName}${row.means[0]}`, row.means.slice(1)]
    const done = await attack.tx`update audit_event set actor_name = ${name}, means = ${means}
      where stream = ${row.stream} and seq = ${row.seq}`
    return done.count
  },
  'row deleted': async (attack) => {
    const row = rowOf(attack)
    return (await attack.tx`delete from audit_event where stream = ${row.stream} and seq = ${row.seq}`).count
  },
  'row deleted, the rest renumbered': async (attack) => {
    const row = rowOf(attack)
    await attack.tx`delete from audit_event where stream = ${row.stream} and seq = ${row.seq}`
    await attack.tx`update audit_event set seq = -seq where stream = ${row.stream} and seq > ${row.seq}`
    return (
      1 +
      (await attack.tx`update audit_event set seq = -seq - 1 where stream = ${row.stream} and seq < 0`).count
    )
  },
  'row inserted and the rest renumbered': async (attack) => {
    const { tx } = attack
    const row = rowOf(attack)
    await tx`update audit_event set seq = -seq where stream = ${row.stream} and seq >= ${row.seq}`
    await tx`update audit_event set seq = -seq + 1 where stream = ${row.stream} and seq < 0`
    return (await tx`insert into audit_event ${tx(snake({ ...row, id: 'forged' }))}`).count
  },
  'two rows swapped': async (attack) => {
    const rows = streamRows(rowOf(attack).stream)
    const i = attack.pick(rows.length - 1)
    const j = i + 1 + attack.pick(rows.length - i - 1)
    const { stream } = rows[0]!
    const place = async (from: number, to: number) =>
      (await attack.tx`update audit_event set seq = ${to} where stream = ${stream} and seq = ${from}`).count
    return (await place(i + 1, -1)) + (await place(j + 1, i + 1)) + (await place(-1, j + 1))
  },
  'row moved to another stream': async (attack) => {
    const row = rowOf(attack)
    const other = `change:${(Number(row.stream.slice(7)) + 1 + attack.pick(STREAMS - 1)) % STREAMS}`
    const done = await attack.tx`update audit_event
      set stream = ${other}, seq = (select max(seq) + 1 from audit_event where stream = ${other})
      where stream = ${row.stream} and seq = ${row.seq}`
    return done.count
  },
  'tail cut': async (attack) => {
    const rows = streamRows(rowOf(attack).stream)
    return rewrite(attack, rows[0]!.stream, rows.slice(0, -1 - attack.pick(rows.length - 1)))
  },
  'stream deleted': async (attack) => {
    const { stream } = rowOf(attack)
    await attack.tx`delete from audit_stream where stream = ${stream}`
    return (await attack.tx`delete from audit_event where stream = ${stream}`).count
  },
  'row edited and the whole chain recomputed': async (attack) => {
    const row = rowOf(attack)
    const rows = streamRows(row.stream).map((it) =>
      it.seq === row.seq ? { ...it, actorName: 'Somebody' } : it,
    )
    return rewrite(attack, row.stream, rows)
  },
  'row deleted and the whole chain recomputed': async (attack) => {
    const row = rowOf(attack)
    return rewrite(
      attack,
      row.stream,
      streamRows(row.stream).filter(({ seq }) => seq !== row.seq),
    )
  },
  'row inserted and the whole chain recomputed': async (attack) => {
    const row = rowOf(attack)
    const rows = streamRows(row.stream)
    return rewrite(attack, row.stream, [
      ...rows.slice(0, row.seq - 1),
      { ...row, id: 'forged' },
      ...rows.slice(row.seq - 1),
    ])
  },
  'clock of a stream moved and the whole chain recomputed': async (attack) => {
    const { stream } = rowOf(attack)
    const later = (at: string) => new Date(Date.parse(at) + 3_600_000).toISOString()
    return rewrite(
      attack,
      stream,
      streamRows(stream).map((row) => ({ ...row, occurredAt: later(row.occurredAt) })),
    )
  },
}
const SEAL_ATTACKS: Record<string, Attempt> = {
  'checkpoint deleted': async (attack) => {
    rmSync(pickFile(attack))
    return 1
  },
  'last checkpoint deleted and the tail it anchored cut': async (attack) => {
    const files = checkpointFiles(attack.seal)
    rmSync(files.at(-1)!)
    const rows = streamRows(rowOf(attack).stream)
    return rewrite(attack, rows[0]!.stream, rows.slice(0, -1))
  },
  'checkpoint edited': async (attack) => {
    const file = pickFile(attack)
    const bytes = readFileSync(file)
    const at = attack.pick(bytes.length)
    bytes[at] = bytes[at]! ^ 1
    writeFileSync(file, bytes)
    return 1
  },
  'two checkpoints swapped': async (attack) => {
    const files = checkpointFiles(attack.seal)
    const i = attack.pick(files.length - 1)
    const [a, b] = [files[i]!, files[i + 1]!]
    renameSync(a, `${a}.x`)
    renameSync(b, a)
    renameSync(`${a}.x`, b)
    return 2
  },
  'clock of a checkpoint moved and signed by another key': async (attack) => {
    const file = pickFile(attack)
    const checkpoint = JSON.parse(readFileSync(file, 'utf8').split('\n')[0]!) as Checkpoint
    const body = JSON.stringify({ ...checkpoint, at: '2026-01-01T00:00:00.000Z' })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, signedText(body, sign(null, Buffer.from(body), privateKey)))
    return 1
  },
  'key replaced': async ({ seal }) => {
    const { publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(path.join(seal, 'seal', 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
    return 1
  },
  'all checkpoints but the state deleted': async ({ seal }) => {
    rmSync(path.join(seal, 'seal', '000000'), { recursive: true })
    return ROUNDS
  },
}
const ATTACKS = { ...ROW_ATTACKS, ...SEAL_ATTACKS }

class Undo extends Error {}
/** On a copy of the seal, in a transaction that is rolled back: the honest trail stays for the next attack. */
async function attempt(name: string, seed: number) {
  const seal = mkdtempSync(path.join(dataDir, 'copy-'))
  cpSync(path.join(dataDir, 'seal'), path.join(seal, 'seal'), { recursive: true })
  const numbers = fc.sample(fc.nat(2 ** 30), { seed, numRuns: 4 })
  let used = 0
  const pick = (n: number) => numbers[used++]! % n
  let outcome: { changed: number; fault: string | null } | null = null
  await root
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      const client = tx as unknown as Sql
      const changed = await ATTACKS[name]!({ tx: client, seal, pick })
      const { fault } = await verifyTrail(seal, { client })
      outcome = { changed, fault }
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  rmSync(seal, { recursive: true })
  return outcome as { changed: number; fault: string | null } | null
}

test('the database and the verifier frame and hash alike', async () => {
  for (const text of [...NAMES, null]) {
    const [row] = await sql`select framed(${text}::text) as framed`
    expect(row?.framed).toBe(framed(text))
  }
  expect(framed('ab') + framed('c')).not.toBe(framed('a') + framed('bc'))
  expect(
    trail.find((row) =>
      faultOf(
        row,
        trail.find((it) => it.stream === row.stream && it.seq === row.seq - 1) ?? { seq: 0, hash: '' },
      ),
    ),
  ).toBeUndefined()
})

test('an honest trail verifies, checkpoints and heads included', async () => {
  const report = await verifyTrail(dataDir)
  expect(report).toMatchObject({
    fault: null,
    events: trail.length + 12,
    streams: STREAMS,
    checkpoints: ROUNDS,
  })
  expect(report.gaps).toEqual([])
})

describe('R11 each attack is found', () => {
  test.each(Object.keys(ATTACKS))('%s', async (name) => {
    for (const seed of [1, 2]) {
      const outcome = await attempt(name, seed)
      expect(outcome?.changed).toBeGreaterThan(0)
      expect({ seed, fault: outcome?.fault }).toMatchObject({ fault: expect.any(String) })
      if (name in ROW_ATTACKS) expect(outcome?.fault).toMatch(/^\S+ #\d+: .+\.$/)
    }
  })
})

prove(
  'R11 random attacks older than the last anchor are all found',
  { small: 60, full: 1_000 },
  async (n, seed) => {
    const names = Object.keys(ATTACKS)
    const missed: string[] = []
    for (let i = 0; i < n; i++) {
      const name = names[(seed + i) % names.length]!
      const outcome = await attempt(name, seed + i)
      if (!outcome || outcome.changed < 1 || outcome.fault === null) missed.push(`${name}, seed ${seed + i}`)
    }
    expect(missed).toEqual([])
    expect((await verifyTrail(dataDir)).fault).toBeNull()
  },
)

prove('R24 one flipped byte of an exported pack is found', { small: 40, full: 2_000 }, async (n, seed) => {
  let text = ''
  for await (const part of exportTrail(dataDir)) text += part
  const verdict = (pack: string) => {
    const check = new PackCheck()
    for (const line of pack.replace(/\n$/, '').split('\n')) if (!check.take(line)) break
    check.end()
    return check.fault
  }
  expect(verdict(text)).toBeNull()
  const bytes = Buffer.from(text)
  const places = fc.sample(fc.tuple(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 127 })), {
    seed,
    numRuns: n,
  })
  for (const [at, mask] of places) {
    bytes[at] = bytes[at]! ^ mask
    expect([at, mask, verdict(bytes.toString())]).toEqual([at, mask, expect.any(String)])
    bytes[at] = bytes[at]! ^ mask
  }
  const lines = text.split('\n')
  expect(verdict(lines.slice(0, -3).join('\n'))).toMatch(/ends too early/)
})

prove(
  'R11 no false alarm on honest rows, at 50,000 rows a second',
  { small: 5_000, full: 1_000_000 },
  async (n) => {
    const owner = connectAs('cabinet_owner', 1)
    for (let done = 0; done < n; done += 50_000) {
      await owner`insert into audit_event (stream, id, type, actor_id, actor_name, means, request_id, occurred_at, payload)
      select 'bulk:' || (i % 1000), 'b' || i, 'change.commented', 'p', 'Žofie', 'screen', 'r', '2026-11-24T10:00:00.000Z',
        '{"type":"change.commented","changeId":"x","number":"CHG-' || i || '","commentId":"c"}'
      from generate_series(${done + 1}::int, ${Math.min(done + 50_000, n)}::int) as i`
    }
    await sealStreams(system)
    const begun = process.cpuUsage()
    const report = await verifyTrail(dataDir)
    // Of the verifier's own processor time: the machine may be busy with other work.
    const { user, system: kernel } = process.cpuUsage(begun)
    const rate = report.events / ((user + kernel) / 1_000_000)
    expect(report).toMatchObject({ fault: null })
    expect(report.events).toBeGreaterThanOrEqual(n)
    if (n >= 1_000_000) expect(rate).toBeGreaterThan(50_000)
  },
)

afterAll(() => trail.splice(0))
