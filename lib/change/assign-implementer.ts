import { and, eq, isNull } from 'drizzle-orm'
import { person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canAssign } from './permissions'
import { lockChange } from './queries'
import { AssignImplementer } from './schema'
import { openRevision, storeDraft } from './store'

/** Approvers rely on who implements, so it opens a revision, and whoever assigns is one of its authors (R05, R06). */
export const assignImplementer = defineCommand({
  name: 'assign-implementer',
  action: 'A10',
  schema: AssignImplementer,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor, subject) => canAssign(actor, subject),
  async run(tx, ctx, subject, { implementerId }) {
    if (implementerId === subject.implementerId)
      throw new Refusal('conflict', 'This person already implements the change.')
    const [found] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.id, implementerId), isNull(person.disabledAt)))
    if (!found)
      throw new Refusal('invalid', 'Choose an active person.', {
        errors: [{ path: 'implementerId', message: 'Choose an active person.' }],
      })
    const content = { ...subject.content, implementerId }
    const { subject: saved, events } =
      subject.status === 'draft'
        ? { subject: await storeDraft(tx, ctx, subject, content), events: [] }
        : await openRevision(tx, ctx, subject, content, 'edit')
    const { id, number, status, revision, digest } = saved
    return {
      value: { number, status, revision, digest },
      events: [
        {
          type: 'change.implementer_assigned',
          changeId: id,
          number,
          before: subject.implementerId,
          after: implementerId,
        },
        ...events,
      ],
    }
  },
})
