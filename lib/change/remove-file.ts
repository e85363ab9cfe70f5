import { and, eq, isNull } from 'drizzle-orm'
import { changeFile } from '#db/schema/change'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canAttach } from './permissions'
import { lockChange } from './queries'
import { RemoveFile } from './schema'
import { openRevision, storeDraft } from './store'

/** The bytes stay for the revisions that were approved with them. */
export const removeFile = defineCommand({
  name: 'remove-file',
  action: 'A06',
  schema: RemoveFile,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canAttach(actor, subject),
  async run(tx, ctx, subject, { fileId }) {
    const [file] = await tx
      .update(changeFile)
      .set({ removedAt: ctx.now })
      .where(
        and(eq(changeFile.id, fileId), eq(changeFile.changeId, subject.id), isNull(changeFile.removedAt)),
      )
      .returning()
    if (!file) throw new Refusal('not_found', 'There is no such file on this change.')
    const draft = subject.status === 'draft' || subject.status === 'rejected'
    const { subject: saved, events } = draft
      ? { subject: await storeDraft(tx, ctx, subject, subject.content), events: [] }
      : await openRevision(tx, ctx, subject, subject.content, { reason: 'edit', authors: subject.authors })
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
