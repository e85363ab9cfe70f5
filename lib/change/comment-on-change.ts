import { changeComment } from '#db/schema/change'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canComment } from './permissions'
import { lockChange } from './queries'
import { CommentOnChange } from './schema'

export const commentOnChange = defineCommand({
  name: 'comment-on-change',
  action: 'A05',
  schema: CommentOnChange,
  lock: (tx, { number }, ctx) => lockChange(tx, ctx, number),
  may: (actor) => canComment(actor),
  async run(tx, ctx, { id, number }, { body }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A comment is written by a person.')
    const [row] = await tx
      .insert(changeComment)
      .values({ changeId: id, authorId: ctx.actor.id, body, createdAt: ctx.now })
      .returning({ id: changeComment.id })
    return {
      value: { id: row!.id, number },
      events: [{ type: 'change.commented', changeId: id, number, commentId: row!.id }],
    }
  },
})
