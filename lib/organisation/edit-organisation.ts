import { organisation } from '#db/schema/organisation'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditOrganisation } from './permissions'
import { EditOrganisation } from './schema'

export const editOrganisation = defineCommand({
  name: 'edit-organisation',
  action: ['A26', 'A47'],
  schema: EditOrganisation,
  async lock(tx) {
    const [row] = await tx.select().from(organisation).for('update')
    if (!row) throw new Refusal('precondition', 'The organisation is not set up yet.')
    const { name, zone, businessDays, opens, closes } = row
    return { name, zone, businessDays, opens, closes }
  },
  may: (actor) => canEditOrganisation(actor),
  async run(tx, _ctx, before, after) {
    await tx.update(organisation).set(after)
    return {
      value: { name: after.name },
      events: [{ type: 'organisation.settings_changed', before, after }],
    }
  },
})
