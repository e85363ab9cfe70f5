import { createHash } from 'node:crypto'

/** A row of the trail as it is stored: every column as text (R11). */
export type TrailRow = {
  stream: string
  seq: number
  id: string
  type: string
  actorId: string
  actorName: string
  means: string
  requestId: string
  occurredAt: string
  payload: string | null
  payloadDigest: string
  prevHash: string
  hash: string
}
/** Where a stream stands: the number and hash of its last event. */
export type Head = { seq: number; hash: string }
export const EMPTY: Head = { seq: 0, hash: '' }

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Length in bytes, colon, text: no two lists of parts frame alike. The database's `framed` says the same. */
export const framed = (part: string | null): string =>
  part === null ? '-:' : `${Buffer.byteLength(part)}:${part}`

/** What is hashed; the leading 1 is the version of this format. The database's `chain_event` says the same. */
export const eventText = (row: TrailRow): string =>
  `1${framed(row.stream)}${framed(String(row.seq))}${framed(row.id)}${framed(row.type)}${framed(row.actorId)}${framed(row.actorName)}${framed(row.means)}${framed(row.requestId)}${framed(row.occurredAt)}${framed(row.payloadDigest)}${framed(row.prevHash)}`

/** What is wrong with a row that should follow `before` in its stream, or null. */
export function faultOf(row: TrailRow, before: Head): string | null {
  if (row.seq > before.seq + 1) return `event ${before.seq + 1} is missing`
  if (row.seq !== before.seq + 1) return `the number repeats or is out of order`
  if (row.prevHash !== before.hash) return 'it does not follow from the event before it'
  if (sha256(row.payload ?? '') !== row.payloadDigest) return 'its content was altered'
  if (sha256(eventText(row)) !== row.hash) return 'a column was altered'
  return null
}

export type Fault = { stream: string; seq: number; what: string }
/** One line that names the place. */
export const faultLine = ({ stream, seq, what }: Fault): string => `${stream} #${seq}: ${what}.`

/**
 * Follows every stream of a trail handed to it in order of stream and number. `anchors` are heads that were written down
 * elsewhere: the event of that number must be the very same. `heads` are where the database says its streams end, which
 * whoever owns it can rewrite: that many events must be there. Events beyond either are not a fault.
 */
export class TrailCheck {
  events = 0
  streams = 0
  fault: Fault | null = null
  #stream: string | null = null
  #head = EMPTY
  readonly #anchors: ReadonlyMap<string, Head>
  readonly #missing: Map<string, number>

  constructor(anchors: ReadonlyMap<string, Head>, heads: ReadonlyMap<string, Head> = new Map()) {
    this.#anchors = anchors
    this.#missing = new Map()
    for (const [stream, { seq }] of [...heads, ...anchors])
      this.#missing.set(stream, Math.max(seq, this.#missing.get(stream) ?? 0))
  }

  /** False once something is wrong; `fault` says what. */
  take(row: TrailRow): boolean {
    if (this.fault) return false
    if (row.stream !== this.#stream) {
      if (!this.#leave()) return false
      this.#stream = row.stream
      this.#head = EMPTY
      this.streams++
    }
    const what = faultOf(row, this.#head) ?? this.#anchorFault(row)
    if (what) {
      this.fault = { stream: row.stream, seq: row.seq, what }
      return false
    }
    this.#head = row
    this.events++
    return true
  }

  /** After the last row: every anchored stream must have been met in full. */
  end(): boolean {
    if (this.fault || !this.#leave()) return false
    for (const [stream, seq] of this.#missing) {
      this.fault = { stream, seq, what: 'the whole stream is missing' }
      return false
    }
    return true
  }

  #anchorFault(row: TrailRow): string | null {
    const anchor = this.#anchors.get(row.stream)
    return anchor && anchor.seq === row.seq && anchor.hash !== row.hash
      ? 'it differs from what was anchored: the chain was rewritten'
      : null
  }

  #leave(): boolean {
    if (this.#stream === null) return true
    const least = this.#missing.get(this.#stream) ?? 0
    this.#missing.delete(this.#stream)
    if (least <= this.#head.seq) return true
    const what = `the end of the stream is cut off; it had ${least} events`
    this.fault = { stream: this.#stream, seq: this.#head.seq + 1, what }
    return false
  }
}
