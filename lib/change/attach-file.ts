import { createHash } from 'node:crypto'
import { and, eq, isNull, sum } from 'drizzle-orm'
import { changeFile, fileBlob } from '#db/schema/change'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { fileName } from './file'
import { canAttach } from './permissions'
import { lockChange } from './queries'
import { AttachFile, MAX_FILE_BYTES, MAX_FILES_BYTES } from './schema'
import { openRevision, storeDraft } from './store'

/** A file is part of the material content by its digest; approvers of a submitted change are asked anew (R06, T16). */
export const attachFile = defineCommand({
  name: 'attach-file',
  action: 'A06',
  schema: AttachFile,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canAttach(actor, subject),
  async run(tx, ctx, subject, { name: given, bytes }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A file is attached by a person.')
    const name = fileName(given)
    const size = bytes.byteLength
    const refuse = (message: string) =>
      new Refusal('invalid', message, { errors: [{ path: 'file', message }] })
    if (size === 0) throw refuse('The file is empty.')
    if (size > MAX_FILE_BYTES) throw refuse('A file may be 25 MiB at most.')
    const [total] = await tx
      .select({ size: sum(changeFile.size) })
      .from(changeFile)
      .where(and(eq(changeFile.changeId, subject.id), isNull(changeFile.removedAt)))
    if (Number(total?.size ?? 0) + size > MAX_FILES_BYTES)
      throw refuse('The files of a change may be 250 MiB together.')

    const digest = createHash('sha256').update(bytes).digest('hex')
    await tx
      .insert(fileBlob)
      .values({ digest, bytes: Buffer.from(bytes), size })
      .onConflictDoNothing()
    const [file] = await tx
      .insert(changeFile)
      .values({ changeId: subject.id, digest, name, size, addedBy: ctx.actor.id, addedAt: ctx.now })
      .returning({ id: changeFile.id })
    const draft = subject.status === 'draft' || subject.status === 'rejected'
    const { subject: saved, events } = draft
      ? { subject: await storeDraft(tx, ctx, subject, subject.content), events: [] }
      : await openRevision(tx, ctx, subject, subject.content, 'edit')
    return {
      value: { id: file!.id, name, size, digest, number: subject.number, version: saved.version },
      events: [
        {
          type: 'change.file_added',
          changeId: subject.id,
          number: subject.number,
          fileId: file!.id,
          name,
          digest,
          size,
        },
        ...events,
      ],
    }
  },
})
