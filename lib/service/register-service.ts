import { service } from '#db/schema/service'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditCatalogue } from './permissions'
import { RegisterService } from './schema'
import { checkOwners, storeDependencies } from './store'

export const registerService = defineCommand({
  name: 'register-service',
  // The matrix has no row for the catalogue: see canEditCatalogue.
  action: ['A26', 'A43'],
  schema: RegisterService,
  lock: async () => null,
  may: (actor) => canEditCatalogue(actor),
  async run(tx, ctx, _, { dependsOn, ...entry }) {
    await checkOwners(tx, { dependsOn, ...entry })
    const [row] = await tx
      .insert(service)
      .values({ ...entry, createdAt: ctx.now })
      .onConflictDoNothing({ target: service.slug })
      .returning({ id: service.id, slug: service.slug })
    if (!row)
      throw new Refusal('conflict', `The short name ${entry.slug} is or was in use. Choose another.`, {
        errors: [{ path: 'slug', message: 'This short name is or was in use. Choose another.' }],
      })
    await storeDependencies(tx, row, dependsOn)
    return {
      value: { slug: row.slug },
      events: [{ type: 'service.registered', slug: row.slug, after: { ...entry, dependsOn } }],
    }
  },
})
