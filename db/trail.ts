import type { Head, TrailRow } from '#lib/audit/chain'
import { sql } from './client'

const BATCH = 5_000

/** Every row of the trail, stream by stream, each in its order, in batches by key: no long transaction is held. */
export async function* readTrail(client = sql): AsyncGenerator<TrailRow[]> {
  let batch = readBatch(client, '', 0)
  for (;;) {
    const rows = await batch
    const last = rows.at(-1)
    if (!last) return
    // The next batch is on its way while this one is worked on; whoever stops early does not care how it ends.
    batch = rows.length < BATCH ? Promise.resolve([]) : readBatch(client, last.stream, last.seq)
    batch.catch(() => {})
    yield rows
  }
}

async function readBatch(client: typeof sql, stream: string, seq: number): Promise<TrailRow[]> {
  const rows = await client`
    select stream, seq::int, id, type, actor_id, actor_name, means, request_id, occurred_at, payload, payload_digest,
      prev_hash, hash
    from audit_event where (stream, seq) > (${stream}, ${seq}) order by stream, seq limit ${BATCH}`.values()
  return rows.map(rowOf)
}

const rowOf = (v: unknown[]): TrailRow => ({
  stream: v[0] as string,
  seq: v[1] as number,
  id: v[2] as string,
  type: v[3] as string,
  actorId: v[4] as string,
  actorName: v[5] as string,
  means: v[6] as string,
  requestId: v[7] as string,
  occurredAt: v[8] as string,
  payload: v[9] as string | null,
  payloadDigest: v[10] as string,
  prevHash: v[11] as string,
  hash: v[12] as string,
})

/** Where the database says each stream stands. */
export async function readHeads(client = sql): Promise<Map<string, Head>> {
  const rows = await client<{ stream: string; seq: number; hash: string }[]>`
    select stream, seq::int, hash from audit_stream`
  return new Map(rows.map(({ stream, seq, hash }) => [stream, { seq, hash }]))
}
