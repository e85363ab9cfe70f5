import { eq } from 'drizzle-orm'
import { person } from '#db/schema/auth'
import { defineChore } from '../define-chore'
import { ChooseGuide } from './schema'

/** Puts the guide away for oneself, or takes it out again. */
export const chooseGuide = defineChore({
  name: 'choose-guide',
  schema: ChooseGuide,
  async run(tx, { actor }, { guide }) {
    if (actor.kind === 'person') await tx.update(person).set({ guide }).where(eq(person.id, actor.id))
  },
})
