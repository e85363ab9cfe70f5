import { sql } from 'drizzle-orm'
import { db } from '#db/client'
import { openSeal } from '#db/seal'
import type { Context } from '../context'
import { env } from '../env'
import type { Checkpoint } from './checkpoint'

/** Any number; sealers take turns. */
const SEAL_LOCK = 7_243_002
/** Beyond this many transactions the age of a row tells nothing. */
const AGE_LIMIT = 2n ** 31n - 1n

/**
 * One look of the sealer: signs the heads of the streams that changed since the last look into the next checkpoint of
 * DATA_DIR, or writes none when nothing changed (R11). Changed streams are found by the transaction that wrote their row:
 * every one that may not have been visible at the last look is at or above its horizon. That mark means nothing in
 * another cluster (a restore), where all heads are sealed anew.
 */
export async function sealStreams(_ctx: Context): Promise<Checkpoint | null> {
  const seal = openSeal(env().dataDir)
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEAL_LOCK})`)
    const [look] = await tx.execute<{ now: string; horizon: string; cluster: string }>(sql`
      select clock_timestamp()::timestamptz(3)::text as now, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
        (select system_identifier::text from pg_control_system()) as cluster`)
    if (!look) return null
    const state = await seal.findState()
    const last = await seal.findLast(state)
    const known =
      state !== null &&
      state.cluster === look.cluster &&
      BigInt(state.horizon) <= BigInt(look.horizon) &&
      BigInt(look.horizon) - BigInt(state.horizon) < AGE_LIMIT
    const changed = known ? sql`where age(xmin) <= age(${state.horizon}::xid8::xid)` : sql``
    const heads = await tx.execute<{ stream: string; seq: string; hash: string }>(
      sql`select stream, seq, hash from audit_stream ${changed} order by stream`,
    )
    const now = new Date(look.now).toISOString()
    // A clock set back a little must not make the checkpoints look disordered.
    const at = state && state.lookedAt > now ? state.lookedAt : now
    const next: Checkpoint = {
      format: 1,
      number: last.number + 1,
      at,
      since: state?.lookedAt ?? null,
      previous: last.digest,
      heads: heads.map(({ stream, seq, hash }) => [stream, Number(seq), hash]),
    }
    const kept = heads.length > 0 ? { number: next.number, digest: await seal.write(next) } : last
    await seal.keepState({ ...kept, lookedAt: at, cluster: look.cluster, horizon: look.horizon })
    return heads.length > 0 ? next : null
  })
}
