import { review } from '#db/schema/review'
import { lockChange } from '../change/queries'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canSignReview } from './permissions'
import { findReview } from './queries'
import { SignReview } from './schema'

export const signReview = defineCommand({
  name: 'sign-review',
  action: 'A38',
  schema: SignReview,
  async lock(tx, { number }, ctx) {
    const subject = await lockChange(tx, ctx, number)
    return { subject, signed: (await findReview(tx, subject.id)) !== null }
  },
  may: (actor, { subject, signed }) => canSignReview(actor, subject, signed),
  async run(tx, ctx, { subject: { id, number } }, { note }) {
    if (ctx.actor.kind !== 'person') throw new Refusal('forbidden', 'A review is signed by a person.')
    await tx.insert(review).values({ changeId: id, note, signedBy: ctx.actor.id, signedAt: ctx.now })
    return { value: { number }, events: [{ type: 'review.signed', changeId: id, number, note }] }
  },
})
