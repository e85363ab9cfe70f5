import { defineCommand } from '../define-command'
import { Refusal, refuseFields } from '../refusal'
import { absurdTimes } from './content'
import { differencesOf } from './difference'
import { canProposeTime } from './permissions'
import { lockChange } from './queries'
import { ProposeTime } from './schema'
import { openRevision, storeDraft } from './store'

/** The time is material: once submitted, another time is another revision, and whoever proposes it one of its authors (R05, R06). */
export const proposeTime = defineCommand({
  name: 'propose-time',
  action: 'A24',
  schema: ProposeTime,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canProposeTime(actor, subject),
  async run(tx, ctx, subject, { plannedStart, plannedEnd }) {
    const content = { ...subject.content, plannedStart, plannedEnd }
    const fields = differencesOf(subject.content, content)
    refuseFields(absurdTimes(content, ctx.now))
    if (fields.length === 0) throw new Refusal('conflict', 'This is the time already proposed.')
    const { subject: saved, events } =
      subject.status === 'draft'
        ? { subject: await storeDraft(tx, ctx, subject, content), events: [] }
        : await openRevision(tx, ctx, subject, content, 'edit')
    const { id, number, status, revision, digest } = saved
    return {
      value: { number, status, revision, digest },
      events: [{ type: 'change.edited', changeId: id, number, revision, digest, fields }, ...events],
    }
  },
})
