import { defineCommand, parse } from '../define-command'
import { Refusal, refuseFields, type Verdict } from '../refusal'
import { absurdTimes, missingToSubmit } from './content'
import { differencesOf } from './difference'
import { canEdit, canEditSteps } from './permissions'
import { type LockedChange, lockChange } from './queries'
import { ChangeContent, EditChange } from './schema'
import { openRevision, storeDraft } from './store'

/**
 * Edits material content. On a draft it saves; on a change that people decide on it opens the next revision,
 * and everyone whose decision counted is asked anew (R06).
 */
export const editChange = defineCommand({
  name: 'edit-change',
  action: ['A02', 'A03'],
  schema: EditChange,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject, { changes }): Verdict =>
    Object.keys(changes).every((key) => key === 'steps')
      ? canEditSteps(actor, subject)
      : canEdit(actor, subject),
  async run(tx, ctx, subject, { changes, version }) {
    if (version !== undefined && version !== subject.version)
      throw new Refusal(
        'conflict',
        'Somebody saved this change since you opened it. Reload to see both versions.',
        {
          version: subject.version,
          content: subject.content,
        },
      )
    const content = parse(ChangeContent, { ...subject.content, ...changes })
    const fields = differencesOf(subject.content, content)
    if (fields.length === 0) throw new Refusal('conflict', 'Nothing differs from what is already saved.')
    const draft = subject.status === 'draft' || subject.status === 'rejected'
    if (!draft)
      refuseFields([
        ...missingToSubmit(content).filter(({ path }) => path !== 'plannedEnd'),
        ...absurdTimes(content, ctx.now),
      ])
    const { subject: saved, events } = draft
      ? { subject: await storeDraft(tx, ctx, subject, content), events: [] }
      : await openRevision(tx, ctx, subject, content, 'edit')
    return {
      value: summary(saved),
      events: [
        {
          type: 'change.edited',
          changeId: saved.id,
          number: saved.number,
          revision: saved.revision,
          digest: saved.digest,
          fields,
        },
        ...events,
      ],
    }
  },
})

const summary = ({ number, status, revision, version, digest }: LockedChange) => ({
  number,
  status,
  revision,
  version,
  digest,
})
