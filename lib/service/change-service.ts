import { eq } from 'drizzle-orm'
import { service } from '#db/schema/service'
import { defineCommand } from '../define-command'
import { listDependenciesOf, lockService } from './entry/queries'
import { canEditCatalogue } from './permissions'
import { ChangeService, type Entry } from './schema'
import { checkOwners, storeDependencies } from './store'

export const changeService = defineCommand({
  name: 'change-service',
  // The matrix has no row for the catalogue: see canEditCatalogue.
  action: ['A26', 'A43'],
  schema: ChangeService,
  lock: (tx, { slug }) => lockService(tx, slug),
  may: (actor) => canEditCatalogue(actor),
  async run(tx, _ctx, locked, { slug, dependsOn, ...entry }) {
    const before = { ...locked, dependsOn: await listDependenciesOf(tx, locked.id) }
    const after: Entry = { ...entry, dependsOn: [...new Set(dependsOn)].sort() }
    await checkOwners(tx, after)
    await tx.update(service).set(entry).where(eq(service.id, locked.id))
    await storeDependencies(tx, locked, after.dependsOn)
    const changed = (Object.keys(after) as (keyof Entry)[]).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    )
    const pick = (of: Entry) => Object.fromEntries(changed.map((key) => [key, of[key]]))
    return {
      value: { slug },
      events: [{ type: 'service.changed', slug, before: pick(before), after: pick(after) }],
    }
  },
})
