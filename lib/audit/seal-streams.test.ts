import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#db/client'
import { openSeal } from '#db/seal'
import { connectAs } from '#db/testing'
import { env } from '../env'
import { mintContext } from '../mint-context'
import { sealStreams } from './seal-streams'
import { verifyTrail } from './verify-trail'

const system = mintContext({ actor: { kind: 'system', job: 'seal' }, now: new Date(), requestId: 'r' })
const happen = (stream: string, client = sql) => client`
  insert into audit_event (stream, id, type, actor_id, actor_name, means, request_id, occurred_at)
  values (${stream}, 'e', 't', 'a', 'Ann', 'screen', 'r', '2026-11-24T10:00:00.000Z')`
const streamsOf = async () =>
  (await sealStreams(system))?.heads.map(([stream, seq]) => `${stream} ${seq}`) ?? null
const stateFile = () => path.join(env().dataDir, 'seal', 'state')

beforeAll(async () => {
  await happen('a')
  await happen('b')
})

test('each look seals the streams that changed since the last, and writes nothing when none did', async () => {
  expect(await streamsOf()).toEqual(['a 1', 'b 1'])
  expect(await streamsOf()).toBeNull()
  await happen('b')
  await happen('c')
  expect(await streamsOf()).toEqual(['b 2', 'c 1'])
  expect((await verifyTrail(env().dataDir)).checkpoints).toBe(2)
})

test('what was being written during a look is sealed by a later one', async () => {
  await sql.begin(async (slow) => {
    await happen('slow', slow as unknown as typeof sql)
    await happen('b')
    expect(await streamsOf()).toEqual(['b 3'])
    await happen('c')
    expect(await streamsOf()).toEqual(['b 3', 'c 2'])
  })
  expect(await streamsOf()).toContain('slow 1')
  expect(await verifyTrail(env().dataDir)).toMatchObject({ fault: null })
})

test('many sealers at once write one chain of checkpoints', async () => {
  const before = (await verifyTrail(env().dataDir)).checkpoints
  for (let i = 0; i < 5; i++) {
    await happen('a')
    await Promise.all([sealStreams(system), sealStreams(system), sealStreams(system)])
  }
  const report = await verifyTrail(env().dataDir)
  expect(report).toMatchObject({ fault: null, gaps: [] })
  expect(report.checkpoints).toBeGreaterThanOrEqual(before + 5)
})

test('a sealer that died before it kept its state is carried on from its checkpoint', async () => {
  const kept = readFileSync(stateFile())
  await happen('a')
  await sealStreams(system)
  writeFileSync(stateFile(), kept)
  await happen('a')
  await sealStreams(system)
  expect(await verifyTrail(env().dataDir)).toMatchObject({ fault: null })
})

test('in another cluster every head is sealed anew; a pause is reported', async () => {
  const state = await openSeal(env().dataDir).findState()
  const lookedAt = new Date(Date.parse(state!.lookedAt) - 3_600_000).toISOString()
  writeFileSync(stateFile(), JSON.stringify({ ...state, cluster: 'another', lookedAt }))
  expect((await streamsOf())?.length).toBe(4)
  const report = await verifyTrail(env().dataDir)
  expect(report.fault).toBeNull()
  expect(report.gaps).toHaveLength(1)
})

test('the key is the app’s alone, and a seal taken away is missed', async () => {
  expect(statSync(path.join(env().dataDir, 'seal', 'key.pem')).mode & 0o777).toBe(0o600)
  rmSync(stateFile())
  expect((await verifyTrail(env().dataDir)).fault).toMatch(/memory of its checkpoints is missing/)
})

test('a tail that the owner cut off is named', async () => {
  const owner = connectAs('postgres', 1)
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from audit_event where stream = 'c' and seq = 2`
  })
  expect((await verifyTrail(env().dataDir)).fault).toMatch(/^c #2: the end of the stream is cut off/)
})
