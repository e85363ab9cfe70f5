import { and, eq, isNull } from 'drizzle-orm'
import { changeFile } from '#db/schema/change'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canRemoveFile } from './permissions'
import { lockChange } from './queries'
import { RemoveFile } from './schema'
import { openRevision, storeDraft } from './store'

/** The bytes stay for the revisions that were approved with them. */
export const removeFile = defineCommand({
  name: 'remove-file',
  action: 'A06',
  schema: RemoveFile,
  async lock(tx, { number, fileId }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    const [file] = await tx
      .select()
      .from(changeFile)
      .where(
        and(eq(changeFile.id, fileId), eq(changeFile.changeId, subject.id), isNull(changeFile.removedAt)),
      )
    if (!file) throw new Refusal('not_found', 'There is no such file on this change.')
    return { subject, file }
  },
  may: (actor, { subject, file }) => canRemoveFile(actor, subject, file),
  async run(tx, ctx, { subject, file }, { fileId }) {
    await tx.update(changeFile).set({ removedAt: ctx.now }).where(eq(changeFile.id, fileId))
    const draft = subject.status === 'draft' || subject.status === 'rejected'
    const { subject: saved, events } = draft
      ? { subject: await storeDraft(tx, ctx, subject, subject.content), events: [] }
      : await openRevision(tx, ctx, subject, subject.content, 'edit')
    return {
      value: { number: subject.number, version: saved.version },
      events: [
        {
          type: 'change.file_removed',
          changeId: subject.id,
          number: subject.number,
          fileId,
          name: file.name,
          digest: file.digest,
        },
        ...events,
      ],
    }
  },
})
