import { eq } from 'drizzle-orm'
import { change } from '#db/schema/change'
import { defineChore } from '../define-chore'
import { parse, scopeAllows } from '../define-command'
import { must, Refusal } from '../refusal'
import { canEdit } from './permissions'
import { lockChange } from './queries'
import { ChangeContent, SaveDraft } from './schema'
import { storeDraft } from './store'

/** What the form saves by itself while it is filled in. No event: the submission tells what was written. */
export const saveDraft = defineChore({
  name: 'save-draft',
  schema: SaveDraft,
  async run(tx, ctx, { number, version, changes, restricted }) {
    must(scopeAllows(ctx.actor, ['A02']))
    const subject = await lockChange(tx, ctx, number)
    must(canEdit(ctx.actor, subject))
    if (subject.status !== 'draft')
      throw new Refusal('conflict', 'This change is submitted; save your edit as a new revision.')
    if (version !== undefined && version !== subject.version)
      throw new Refusal('conflict', 'This draft was saved in another window. Reload to see both versions.', {
        version: subject.version,
        content: subject.content,
      })
    if (restricted !== undefined) await tx.update(change).set({ restricted }).where(eq(change.id, subject.id))
    const saved = await storeDraft(tx, ctx, subject, parse(ChangeContent, { ...subject.content, ...changes }))
    return { number, version: saved.version, savedAt: ctx.now.toISOString() }
  },
})
