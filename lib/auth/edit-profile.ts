import { eq } from 'drizzle-orm'
import { person } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { isZone } from '../organisation/zone'
import { Refusal } from '../refusal'
import { canEditOwn } from './permissions'
import { lockSelf } from './queries'
import { EditProfile } from './schema'

const message = 'Choose a time zone from the list.'
const unknownZone = () => new Refusal('invalid', message, { errors: [{ path: 'zone', message }] })

/** One's own name, zone and look. */
export const editProfile = defineCommand({
  name: 'edit-profile',
  action: 'public',
  schema: EditProfile,
  lock: (tx, _input, ctx) => lockSelf(tx, ctx),
  may: (actor) => canEditOwn(actor),
  async run(tx, _ctx, { id, email, ...before }, after) {
    if (after.zone !== null && !isZone(after.zone)) throw unknownZone()
    await tx.update(person).set(after).where(eq(person.id, id))
    const { name, zone, theme, density } = before
    return {
      value: { theme: after.theme, density: after.density },
      events: [
        {
          type: 'auth.profile_changed',
          personId: id,
          email,
          before: { name, zone, theme, density },
          after,
        },
      ],
    }
  },
})
