import { eq } from 'drizzle-orm'
import { service } from '#db/schema/service'
import { defineCommand } from '../define-command'
import { listOpenChanges, lockService } from './entry/queries'
import { canRetire } from './permissions'
import { RetireService } from './schema'

export const retireService = defineCommand({
  name: 'retire-service',
  // The matrix has no row for the catalogue: see canEditCatalogue.
  action: ['A26', 'A43'],
  schema: RetireService,
  async lock(tx, { slug }) {
    const row = await lockService(tx, slug)
    return { ...row, openChanges: await listOpenChanges(tx, row.id) }
  },
  may: canRetire,
  async run(tx, ctx, { id, slug }, { reason }) {
    await tx.update(service).set({ retiredAt: ctx.now }).where(eq(service.id, id))
    return { value: { slug }, events: [{ type: 'service.retired', slug, reason }] }
  },
})
