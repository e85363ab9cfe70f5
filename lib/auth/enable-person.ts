import { eq } from 'drizzle-orm'
import { person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { canEnable } from './permissions'
import { lockPerson } from './queries'
import { OfPerson } from './schema'

export const enablePerson = defineCommand({
  name: 'enable-person',
  action: 'A43',
  schema: OfPerson,
  lock: (tx, { personId }) => lockPerson(tx, personId),
  may: (actor, subject) => canEnable(actor, subject),
  async run(tx, _ctx, { id, email }) {
    await tx.update(person).set({ disabledAt: null }).where(eq(person.id, id))
    return { value: { personId: id }, events: [{ type: 'auth.person_enabled', personId: id, email }] }
  },
})
