import { and, eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { defineCommand } from '../define-command'
import { getRulebook } from '../policy/queries'
import { Refusal } from '../refusal'
import { canRaise } from './permissions'
import { readable } from './queries'
import { ChangeContent, DraftChange } from './schema'
import { rowOf, storeServices } from './store'

export const draftChange = defineCommand({
  name: 'draft-change',
  action: 'A01',
  schema: DraftChange,
  async lock(tx, { copyOf }, ctx) {
    if (!copyOf) return null
    const [original] = await tx
      .select({
        id: change.id,
        number: change.number,
        content: change.content,
        restricted: change.restricted,
      })
      .from(change)
      .where(and(eq(change.number, copyOf), readable(ctx)))
    if (!original) throw new Refusal('not_found', `There is no change ${copyOf} to copy.`)
    return original
  },
  may: (actor) => canRaise(actor),
  async run(tx, ctx, original, { copyOf: _, restricted, ...given }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A change is raised by a person.')
    const content = original ? copied(original.content) : given
    const { row, services } = await rowOf(tx, content, [], await getRulebook(tx))
    const [drafted] = await tx
      .insert(change)
      .values({
        ...row,
        requestorId: ctx.actor.id,
        authors: [ctx.actor.id],
        restricted: restricted || (original?.restricted ?? false),
        copiedFromId: original?.id ?? null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning()
    await storeServices(tx, drafted!.id, services)
    const { id, number, status, revision, digest, version } = drafted!
    return {
      value: { id, number, status, revision, digest, version },
      events: [
        { type: 'change.drafted', changeId: id, number, ...(original && { copiedFrom: original.number }) },
      ],
    }
  },
})

/** What carries over from an earlier change: everything but its time and what was proven about that occasion. */
const copied = (content: ChangeContent): ChangeContent => ({
  ...content,
  plannedStart: null,
  plannedEnd: null,
  implementerId: null,
  tests: content.tests.map((test) => ({ ...test, result: 'planned', evidence: '', on: null })),
  risk: { ...content.risk, facts: {} },
  rollback: { ...content.rollback, testedOn: null, testedWhere: '' },
})
