import { createHash } from 'node:crypto'
import { faultLine, TrailCheck, type TrailRow } from './chain'
import { CheckpointCheck } from './checkpoint'

/** The lines of an exported trail, one JSON value each: the head, every checkpoint, then every row, then the end. */
export type PackLine =
  | {
      pack: 'cabinet-audit'
      format: 1
      publicKey: string
      last: { number: number; digest: string | null } | null
    }
  | { checkpoint: string }
  | { row: TrailRow }
  /** SHA-256 of every line above, each with its end. */
  | { end: string }

/** Compared with the installation's own by who receives a pack: whoever forges one also forges its key. */
export const fingerprint = (publicKey: string): string =>
  createHash('sha256').update(publicKey.trim()).digest('hex').slice(0, 16)

/** Verifies a pack line by line, with nothing but the pack (R24). */
export class PackCheck {
  publicKey = ''
  checkpoints: CheckpointCheck | null = null
  trail: TrailCheck | null = null
  fault: string | null = null
  #ended = false
  readonly #digest = createHash('sha256')

  take(line: string): boolean {
    if (this.fault !== null) return false
    try {
      if (this.#ended) return this.#fail('Something follows the end of the file.')
      const part = JSON.parse(line) as PackLine
      if ('end' in part) return this.#close(part.end)
      this.#digest.update(`${line}\n`)
      if ('pack' in part) return this.#open(part)
      if (!this.checkpoints) return this.#fail('This file is not an exported audit trail.')
      if ('checkpoint' in part) {
        if (this.trail) return this.#fail('A checkpoint stands after the first event.')
        return this.checkpoints.take(part.checkpoint) || this.#fail(this.checkpoints.fault)
      }
      this.trail ??= this.#begin(this.checkpoints)
      if (this.fault !== null) return false
      if (this.trail.take(part.row)) return true
      return this.#fail(this.trail.fault && faultLine(this.trail.fault))
    } catch {
      return this.#fail('A line of the file cannot be read; the file is damaged.')
    }
  }

  end(): boolean {
    if (this.fault !== null) return false
    if (!this.checkpoints) return this.#fail('This file is not an exported audit trail.')
    if (!this.#ended) return this.#fail('The file ends too early.')
    this.trail ??= this.#begin(this.checkpoints)
    if (this.fault !== null) return false
    return this.trail.end() || this.#fail(this.trail.fault && faultLine(this.trail.fault))
  }

  #open(part: Extract<PackLine, { pack: string }>): boolean {
    if (this.checkpoints || part.pack !== 'cabinet-audit' || part.format !== 1)
      return this.#fail('This file is not an exported audit trail that this version reads.')
    this.publicKey = part.publicKey
    this.checkpoints = new CheckpointCheck(part.publicKey, part.last)
    return true
  }

  #close(digest: string): boolean {
    this.#ended = true
    return this.#digest.digest('hex') === digest || this.#fail('The file was altered after it was exported.')
  }

  #begin(checkpoints: CheckpointCheck): TrailCheck {
    if (!checkpoints.end()) this.#fail(checkpoints.fault)
    return new TrailCheck(checkpoints.anchors)
  }

  #fail(sentence: string | null): false {
    this.fault = sentence ?? 'The file is damaged.'
    return false
  }
}
