import { createPublicKey, verify } from 'node:crypto'
import { type Head, sha256 } from './chain'

/** What a sealer signs: the heads of the streams that changed since its last look. */
export type Checkpoint = {
  format: 1
  /** Counts from 1 without a gap. */
  number: number
  /** Database time of this look. */
  at: string
  /** Database time of the look before, even if that one found nothing to seal; null for the first. */
  since: string | null
  /** Digest of the checkpoint before; null for the first. A deleted checkpoint is found by it. */
  previous: string | null
  heads: [stream: string, seq: number, hash: string][]
}
/** What the sealer knows of its last look; it names the last checkpoint, so that deleting that one shows too. */
export type SealState = {
  number: number
  digest: string | null
  lookedAt: string
  /** The cluster and the oldest transaction that may not have been seen (lib/audit/seal-streams.ts). */
  cluster: string
  horizon: string
}

/** A signed text: its line, then its signature in base64 on a line of its own. */
export const signedText = (body: string, signature: Buffer): string =>
  `${body}\n${signature.toString('base64')}\n`

/** The signed body, or null when the signature is not that key's. */
export function bodyOf(text: string, publicKey: string): string | null {
  if (!publicKey) return null
  const [body, signature, end, ...more] = text.split('\n')
  if (body === undefined || signature === undefined || end !== '' || more.length > 0) return null
  const signed = verify(null, Buffer.from(body), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
  return signed ? body : null
}

/** A pause of the sealer longer than this is reported: what happened in it was not anchored until its end. */
export const LONGEST_LOOK_MS = 60_000
export type Gap = { from: string; to: string }

/** Follows the checkpoints in their order and gathers the newest head of each stream. */
export class CheckpointCheck {
  readonly anchors = new Map<string, Head>()
  readonly gaps: Gap[] = []
  count = 0
  last: Checkpoint | null = null
  digest: string | null = null
  fault: string | null = null

  /** `state` is the sealer's own memory: it must be among them. */
  constructor(
    readonly publicKey: string,
    readonly state: Pick<SealState, 'number' | 'digest'> | null,
  ) {}

  take(text: string): boolean {
    if (this.fault !== null) return false
    const name = `Checkpoint ${this.count + 1}`
    const body = bodyOf(text, this.publicKey)
    if (body === null) return this.#fail(`${name} is not signed by the key of this seal.`)
    const checkpoint = JSON.parse(body) as Checkpoint
    if (checkpoint.number !== this.count + 1)
      return this.#fail(`${name} is missing; number ${checkpoint.number} comes in its place.`)
    if (checkpoint.previous !== this.digest)
      return this.#fail(`${name} does not name the digest of the one before it.`)
    if (this.last && checkpoint.at < this.last.at)
      return this.#fail(`${name} is older than the one before it: the clock was moved back.`)
    for (const [stream, seq, hash] of checkpoint.heads) {
      const known = this.anchors.get(stream)
      if (known && (seq < known.seq || (seq === known.seq && hash !== known.hash)))
        return this.#fail(`${name} contradicts an earlier one about ${stream} #${seq}.`)
      this.anchors.set(stream, { seq, hash })
    }
    const { since, at } = checkpoint
    if (since !== null && Date.parse(at) - Date.parse(since) > LONGEST_LOOK_MS)
      this.gaps.push({ from: since, to: at })
    this.count++
    this.last = checkpoint
    this.digest = sha256(text)
    if (this.count === this.state?.number && this.digest !== this.state.digest)
      return this.#fail(`${name} is not the one that the sealer wrote.`)
    return true
  }

  /** After the last one: those written while this ran may follow what the sealer remembered. */
  end(): boolean {
    if (this.fault !== null) return false
    if (!this.state)
      return this.count === 0 || this.#fail('The sealer’s memory of its checkpoints is missing.')
    return (
      this.state.number <= this.count ||
      this.#fail(`Checkpoint ${this.count + 1} is missing; the sealer wrote ${this.state.number}.`)
    )
  }

  #fail(sentence: string): false {
    this.fault = sentence
    return false
  }
}
