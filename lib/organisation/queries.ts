import { asc } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { holiday, organisation } from '#db/schema/organisation'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import type { BusinessCalendar } from './hours'

/** Zone, business days and holidays that all clocks of the organisation run by. */
export async function getBusinessCalendar(tx: Tx | typeof db = db): Promise<BusinessCalendar> {
  const [[row], holidays] = await Promise.all([
    tx.select().from(organisation),
    tx.select({ date: holiday.date }).from(holiday),
  ])
  if (!row) throw new Refusal('precondition', 'The organisation is not set up yet.')
  return {
    zone: row.zone,
    days: row.businessDays,
    opens: row.opens,
    closes: row.closes,
    holidays: new Set(holidays.map(({ date }) => date)),
  }
}

/** Name, zone, business days and hours; `demo` says that its people and changes are made up. */
export async function getOrganisation(_ctx: Context) {
  const [row] = await db.select().from(organisation)
  if (!row) throw new Refusal('precondition', 'The organisation is not set up yet.')
  const { name, zone, businessDays, opens, closes, demo } = row
  return { name, zone, businessDays, opens, closes, demo }
}

export async function listHolidays(_ctx: Context) {
  return db.select().from(holiday).orderBy(asc(holiday.date)).limit(1000)
}
