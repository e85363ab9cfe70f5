import { OnChange } from '../change/schema'
import { defineCommand } from '../define-command'
import { allow, Refusal } from '../refusal'
import { lockProceedings } from './queries'
import { settleChange } from './store'

/** Looks at every word and every open requirement anew, because roles or accounts have changed (R09, rule 15). */
export const recheckDecisions = defineCommand({
  name: 'recheck-decisions',
  action: 'system',
  schema: OnChange,
  lock: (tx, { number }, ctx) => lockProceedings(tx, ctx, number),
  may: () => allow,
  async run(tx, ctx, { subject }) {
    const { status, events } = await settleChange(tx, ctx, subject)
    const [first, ...rest] = events
    if (!first) throw new Refusal('conflict', 'Everything stands as it was.')
    return { value: { number: subject.number, status }, events: [first, ...rest] }
  },
})
