import { canonical } from '../change/digest'
import { defineCommand } from '../define-command'
import { digestText } from '../digest-text'
import { Refusal } from '../refusal'
import { openQuestion } from './mapping'
import { canMap } from './permissions'
import { lockBatch } from './queries'
import { MapColumns } from './schema'
import { dropProblems, storeBatch } from './store'

/** Says how the file is to be read, and asks for a dry run; what an earlier one found is out of date then. */
export const mapColumns = defineCommand({
  name: 'map-columns',
  action: ['A25', 'A47'],
  schema: MapColumns,
  lock: (tx, { batch }, ctx) => lockBatch(tx, ctx, batch),
  may: (actor, batch) => canMap(actor, batch),
  async run(tx, ctx, batch, { mapping, then }) {
    const { profile } = batch
    if (!profile) throw new Refusal('conflict', 'The file has not been read yet. Wait a moment.')
    if (mapping.columns.length !== profile.columns.length)
      throw new Refusal('invalid', `The file has ${profile.columns.length} columns. Say where each goes.`)
    const check = then === 'check'
    const question = check ? openQuestion(mapping, profile) : null
    if (question)
      throw new Refusal('invalid', question, { errors: [{ path: 'mapping.order', message: question }] })
    if (check) await dropProblems(tx, batch.id)
    await storeBatch(tx, batch.id, {
      mapping,
      ...(check
        ? {
            status: 'checking',
            result: null,
            checkedAt: null,
            rowsDone: 0,
            startedAt: ctx.now,
            heldUntil: null,
          }
        : { status: 'mapping' }),
    })
    const digest = digestText(canonical(mapping))
    return {
      value: { batch: batch.id, number: batch.number },
      events: [{ type: 'import.mapped', batchId: batch.id, batch: batch.number, mapping: digest, check }],
    }
  },
})
