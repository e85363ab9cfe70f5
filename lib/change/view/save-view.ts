import { eq } from 'drizzle-orm'
import { savedView, savedViewPin } from '#db/schema/change'
import { lockSelf } from '../../auth/queries'
import { defineCommand } from '../../define-command'
import { Refusal } from '../../refusal'
import { canSaveView } from './permissions'
import { SaveView } from './schema'

/** Views of one person (T19). */
const MOST = 100

/** Names the list as it stands. It is pinned to the tabs of whoever saves it; its address stays when it is renamed. */
export const saveView = defineCommand({
  name: 'save-view',
  action: 'A49',
  schema: SaveView,
  lock: (tx, _input, ctx) => lockSelf(tx, ctx),
  may: (actor) => canSaveView(actor),
  async run(tx, ctx, { id: ownerId }, { name, query, audience }) {
    if ((await tx.$count(savedView, eq(savedView.ownerId, ownerId))) >= MOST)
      throw new Refusal('conflict', `You have ${MOST} views. Delete one that you no longer use.`)
    const id = crypto.randomUUID()
    const [row] = await tx
      .insert(savedView)
      .values({
        id,
        slug: `${wordsOf(name)}-${id.slice(0, 8)}`,
        ownerId,
        name,
        query,
        shared: audience === 'everyone',
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning()
    if (!row) {
      const message = 'You have a view of this name. Choose another, or replace its filters.'
      throw new Refusal('conflict', message, { errors: [{ path: 'name', message }] })
    }
    await tx.insert(savedViewPin).values({ personId: ownerId, viewId: id, pinnedAt: ctx.now })
    const { slug, shared } = row
    return {
      value: { id, slug, name },
      events: [{ type: 'view.saved', viewId: id, slug, name, shared, query }],
    }
  },
})

const wordsOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'view'
