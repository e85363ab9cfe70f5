import type { Sql } from '#db/connect'
import { openSeal } from '#db/seal'
import { readHeads, readTrail } from '#db/trail'
import { faultLine, TrailCheck } from './chain'
import { CheckpointCheck, type Gap } from './checkpoint'

export type TrailReport = {
  events: number
  streams: number
  checkpoints: number
  /** Of the last checkpoint. */
  checkpointAt: string | null
  checkpointDigest: string | null
  /** Of the sealer's last look: what happened later is not anchored yet. */
  lookedAt: string | null
  /** Pauses of the sealer: what happened in one was not anchored before its end. */
  gaps: Gap[]
  /** The first thing found wrong, as one line that names its place; null when all is well. */
  fault: string | null
}
type Progress = (events: number, total: number) => Promise<void> | void

/**
 * Holds every row of the trail against its hash, its predecessor, the checkpoints of a data directory and the heads of the
 * database. The heads are read first: events that arrive meanwhile are verified but not required.
 */
export async function verifyTrail(
  dataDir: string,
  { client, progress }: { client?: Sql; progress?: Progress } = {},
): Promise<TrailReport> {
  const seal = openSeal(dataDir)
  const publicKey = await seal.findPublicKey()
  const state = await seal.findState()
  const checkpoints = new CheckpointCheck(publicKey ?? '', state)
  for await (const text of seal.texts()) if (!checkpoints.take(text)) break
  checkpoints.end()

  const heads = await readHeads(client)
  let total = 0
  for (const { seq } of heads.values()) total += seq
  const trail = new TrailCheck(checkpoints.anchors, heads)
  for await (const rows of readTrail(client)) {
    if (!rows.every((row) => trail.take(row))) break
    await progress?.(trail.events, Math.max(total, trail.events))
  }
  trail.end()
  return {
    events: trail.events,
    streams: trail.streams,
    checkpoints: checkpoints.count,
    checkpointAt: checkpoints.last?.at ?? null,
    checkpointDigest: checkpoints.digest,
    lookedAt: state?.lookedAt ?? null,
    gaps: checkpoints.gaps,
    fault: trail.fault ? faultLine(trail.fault) : checkpoints.fault,
  }
}
