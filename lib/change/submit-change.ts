import type { Tx } from '#db/client'
import { defineCommand } from '../define-command'
import { getRulebook } from '../policy/queries'
import { refuseFields } from '../refusal'
import { openProposals } from '../risk/proposal'
import { absurdTimes, missingToSubmit } from './content'
import { canSubmit } from './permissions'
import { getServices, lockChange } from './queries'
import { type ChangeContent, SubmitChange } from './schema'
import { openRevision } from './store'

/** Submits a draft, or resubmits a rejected change as its next revision (R07). */
export const submitChange = defineCommand({
  name: 'submit-change',
  action: 'A04',
  schema: SubmitChange,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canSubmit(actor, subject),
  async run(tx, ctx, subject, given) {
    const missing = missingToSubmit(subject.content)
    // An emergency is not held up by a word: what is open is recorded, and the review signs it (D13, D112).
    const asked = given.openProposals === 'refuse' && subject.category !== 'emergency'
    const open = asked ? await getOpenProposals(tx, subject.content) : []
    refuseFields([...missing, ...absurdTimes(subject.content, ctx.now), ...open])
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

async function getOpenProposals(tx: Tx, content: ChangeContent) {
  const [{ risk }, services] = await Promise.all([getRulebook(tx), getServices(tx, content.services)])
  return openProposals(risk, content, services)
}
