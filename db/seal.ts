import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '#lib/audit/chain'
import { type Checkpoint, type SealState, signedText } from '#lib/audit/checkpoint'

const KEY = 'key.pem'
const PUBLIC_KEY = 'public.pem'
const STATE = 'state'

/** Checkpoints lie in folders of a thousand: `000/000000001`. */
const placeOf = (dir: string, number: number) => {
  const name = String(number).padStart(9, '0')
  return path.join(dir, name.slice(0, 6), name)
}

/** Whole or not at all, and on the disk when it returns. */
async function writeWhole(file: string, text: string, mode = 0o644) {
  const half = `${file}.${process.pid}.new`
  const handle = await open(half, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, mode)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, file)
  const folder = await open(path.dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The seal of a data directory, kept outside the database: one key, one state, one file per checkpoint (R11). */
export function openSeal(dataDir: string) {
  const dir = path.join(dataDir, 'seal')
  const read = (name: string) => readFile(path.join(dir, name), 'utf8')

  async function findState(): Promise<SealState | null> {
    if (!existsSync(path.join(dir, STATE))) return null
    return JSON.parse(await read(STATE)) as SealState
  }

  /** The texts of all checkpoints, oldest first, whatever their numbers are. */
  async function* texts(): AsyncGenerator<string> {
    if (!existsSync(dir)) return
    const folders = (await readdir(dir)).filter((name) => /^\d{6}$/.test(name)).sort()
    for (const folder of folders) {
      const files = (await readdir(path.join(dir, folder))).filter((name) => /^\d{9}$/.test(name)).sort()
      for (const name of files) yield await read(path.join(folder, name))
    }
  }

  /** The key pair, made when there is none. Call it under the sealer's lock. */
  async function keys() {
    if (!existsSync(path.join(dir, KEY))) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      })
      await writeWhole(path.join(dir, PUBLIC_KEY), publicKey)
      await writeWhole(path.join(dir, KEY), privateKey, 0o600)
    }
    return createPrivateKey(await read(KEY))
  }

  return {
    dir,
    findState,
    texts,
    /** Null before the first look of a sealer. */
    findPublicKey: async () => (existsSync(path.join(dir, PUBLIC_KEY)) ? read(PUBLIC_KEY) : null),
    /** Number and digest of the last checkpoint on disk, also when its writer died before it kept its state. */
    async findLast(state: SealState | null): Promise<{ number: number; digest: string | null }> {
      let last = { number: state?.number ?? 0, digest: state?.digest ?? null }
      while (existsSync(placeOf(dir, last.number + 1))) {
        last = {
          number: last.number + 1,
          digest: sha256(await readFile(placeOf(dir, last.number + 1), 'utf8')),
        }
      }
      return last
    },
    /** Signs and keeps a checkpoint; answers its digest. */
    async write(checkpoint: Checkpoint): Promise<string> {
      const body = JSON.stringify(checkpoint)
      const text = signedText(body, sign(null, Buffer.from(body), await keys()))
      const file = placeOf(dir, checkpoint.number)
      await mkdir(path.dirname(file), { recursive: true })
      await writeWhole(file, text)
      return sha256(text)
    },
    async keepState(state: SealState) {
      await keys()
      await writeWhole(path.join(dir, STATE), JSON.stringify(state))
    },
  }
}
export type Seal = ReturnType<typeof openSeal>
