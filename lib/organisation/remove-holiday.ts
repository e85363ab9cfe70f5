import { eq } from 'drizzle-orm'
import { holiday } from '#db/schema/organisation'
import { defineCommand } from '../define-command'
import { Refusal } from '../refusal'
import { canEditHolidays } from './permissions'
import { RemoveHoliday } from './schema'

export const removeHoliday = defineCommand({
  name: 'remove-holiday',
  action: 'A26',
  schema: RemoveHoliday,
  async lock(tx, { date }) {
    const [row] = await tx.select().from(holiday).where(eq(holiday.date, date)).for('update')
    if (!row) throw new Refusal('not_found', 'This day is not a holiday any more.')
    return row
  },
  may: (actor) => canEditHolidays(actor),
  async run(tx, _ctx, { date, name }) {
    await tx.delete(holiday).where(eq(holiday.date, date))
    return { value: { date }, events: [{ type: 'organisation.holiday_removed', date, name }] }
  },
})
