import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { StartRefused } from '#lib/env'
import { Refusal } from '#lib/refusal'

// Runs a script of this folder: entry.ts FILE [ARGUMENT ...]. What the person can mend is one line, the rest a stack.
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|CONNECT_TIMEOUT)/

const [, , file = '', ...args] = process.argv
const entry = path.resolve(file)
process.argv = [process.argv[0] ?? '', entry, ...args]
try {
  await import(pathToFileURL(entry).href)
} catch (error) {
  process.exitCode = 1
  const { code = '', message, syscall } = error as NodeJS.ErrnoException
  if (error instanceof StartRefused || error instanceof Refusal) console.error(message)
  else if (UNREACHABLE.test(code) || (code === 'ENOENT' && syscall === 'connect')) {
    console.error(
      `The database cannot be reached (${message || code}). Check DATABASE_URL and DATABASE_OWNER_URL.`,
    )
  } else console.error(error)
}
process.disconnect?.()
