import { createHash } from 'node:crypto'
import { openSeal } from '#db/seal'
import { readTrail } from '#db/trail'
import type { PackLine } from './pack'

/** The whole trail with its checkpoints and public key, as JSON lines that verify anywhere (R24). */
export async function* exportTrail(dataDir: string): AsyncGenerator<string> {
  const seal = openSeal(dataDir)
  const digest = createHash('sha256')
  const line = (part: PackLine) => {
    const text = `${JSON.stringify(part)}\n`
    digest.update(text)
    return text
  }
  const state = await seal.findState()
  const publicKey = (await seal.findPublicKey()) ?? ''
  const last = state && { number: state.number, digest: state.digest }
  yield line({ pack: 'cabinet-audit', format: 1, publicKey, last })
  for await (const checkpoint of seal.texts()) yield line({ checkpoint })
  for await (const rows of readTrail()) yield rows.map((row) => line({ row })).join('')
  yield `${JSON.stringify({ end: digest.digest('hex') } satisfies PackLine)}\n`
}
