import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { missingToSubmit } from './content'
import { canSubmit } from './permissions'
import { lockChange } from './queries'
import { OnChange } from './schema'
import { openRevision } from './store'

/** Submits a draft, or resubmits a rejected change as its next revision (R07). */
export const submitChange = defineCommand({
  name: 'submit-change',
  action: 'A04',
  schema: OnChange,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canSubmit(actor, subject),
  async run(tx, ctx, subject) {
    const errors = missingToSubmit(subject.content)
    if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
    const again = subject.revision > 0
    const { subject: opened, events } = await openRevision(
      tx,
      ctx,
      subject,
      subject.content,
      again ? 'resubmission' : 'submission',
    )
    const of = {
      changeId: opened.id,
      number: opened.number,
      revision: opened.revision,
      digest: opened.digest,
    }
    return {
      value: {
        number: opened.number,
        status: opened.status,
        revision: opened.revision,
        digest: opened.digest,
      },
      events: [{ type: again ? 'change.resubmitted' : 'change.submitted', ...of }, ...events],
    }
  },
})
