import { headers } from 'next/headers'
import { assignImplementer } from '#lib/change/assign-implementer'
import { type BulkAct, type RowResult, RunInBulk, resultWords } from '#lib/change/bulk/act'
import { cancelChange } from '#lib/change/cancel-change'
import { commentOnChange } from '#lib/change/comment-on-change'
import { holdChange } from '#lib/change/hold-change'
import { resumeChange } from '#lib/change/resume-change'
import { withdrawChange } from '#lib/change/withdraw-change'
import { type Command, parse } from '#lib/define-command'
import { Refusal } from '#lib/refusal'
import { contextOf } from './session'

const COMMANDS: Record<BulkAct, Command> = {
  comment: commentOnChange,
  assign: assignImplementer,
  hold: holdChange,
  resume: resumeChange,
  withdraw: withdrawChange,
  cancel: cancelChange,
}

/**
 * The command of one change, for each of several: a transaction, a verdict and an idempotency key of its own, so that
 * a refusal stops no other and the same form posted twice gives the same result. What is wrong for all is said once.
 */
export async function runInBulk(values: Record<string, unknown>) {
  const { act, key, numbers, ...given } = parse(RunInBulk, values)
  const command = COMMANDS[act]
  parse(command.schema, { ...given, number: numbers[0] })
  const ctx = await contextOf(await headers())
  const rows: RowResult[] = []
  for (const number of new Set(numbers)) {
    const once = { ...ctx, idempotencyKey: `${key}:${number}` }
    rows.push(
      await command(once, { ...given, number }).then(
        () => ({ number, ok: true, says: 'Done.' }),
        (error: unknown) => ({ number, ok: false, says: refusalOf(error, ctx.requestId) }),
      ),
    )
  }
  return { message: resultWords(rows), value: rows }
}

/** A surprise says nothing but the id under which the log has it (T21). */
function refusalOf(error: unknown, requestId: string): string {
  if (error instanceof Refusal) return error.message
  const cause = error instanceof Error ? (error.cause ?? error) : null
  process.stderr.write(
    `${JSON.stringify({ level: 'error', requestId, error: cause instanceof Error ? cause.message : 'unknown' })}\n`,
  )
  return `Something went wrong. Nothing was changed. Reference ${requestId}.`
}
