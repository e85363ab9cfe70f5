import type { z } from 'zod'
import { db, type Tx } from '#db/client'
import type { Context } from './context'
import { asOfNow, parse, retrying } from './define-command'

/**
 * A write that deserves no audit row: read marks, autosaved drafts, last-seen stamps. Listed in lib/README.md.
 * `run` authorises by itself, usually by writing only rows of the actor's own.
 */
export function defineChore<S extends z.ZodType, T>(spec: {
  name: string
  schema: S
  run: (tx: Tx, ctx: Context, input: z.output<S>) => Promise<T>
}) {
  const chore = async (ctx: Context, raw: unknown): Promise<T> => {
    const input = parse(spec.schema, raw)
    return retrying(() => db.transaction(async (tx) => spec.run(tx, await asOfNow(tx, ctx), input)))
  }
  return Object.assign(chore, { commandName: spec.name, schema: spec.schema })
}
