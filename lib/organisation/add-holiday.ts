import { holiday } from '#db/schema/organisation'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditHolidays } from './permissions'
import { Holiday } from './schema'

export const addHoliday = defineCommand({
  name: 'add-holiday',
  action: 'A26',
  schema: Holiday,
  lock: async () => null,
  may: (actor) => canEditHolidays(actor),
  async run(tx, _ctx, _locked, { date, name }) {
    const added = await tx.insert(holiday).values({ date, name }).onConflictDoNothing().returning()
    if (added.length === 0)
      throw new Refusal('conflict', 'This day is a holiday already. Remove it first to name it anew.')
    return { value: { date, name }, events: [{ type: 'organisation.holiday_added', date, name }] }
  },
})
