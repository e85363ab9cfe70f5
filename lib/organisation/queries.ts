import { asc, getTableColumns, sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client'
import { holiday, organisation } from '#db/schema/organisation'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import type { BusinessCalendar } from './hours'

/** Zone, business days and holidays that all clocks of the organisation run by. */
export async function getBusinessCalendar(tx: Tx | typeof db = db): Promise<BusinessCalendar> {
  const [row] = await tx
    .select({
      ...getTableColumns(organisation),
      closed: sql<string[]>`array(select h.date::text from holiday h)`,
    })
    .from(organisation)
  if (!row) throw new Refusal('precondition', 'The organisation is not set up yet.')
  return {
    zone: row.zone,
    days: row.businessDays,
    opens: row.opens,
    closes: row.closes,
    holidays: new Set(row.closed),
  }
}

type Organisation = Awaited<ReturnType<typeof readOrganisation>>
const read = new WeakMap<Context, Promise<Organisation>>()

/** Name, zone, business days and hours; `demo` says that its people and changes are made up. Read once for a request. */
export function getOrganisation(ctx: Context): Promise<Organisation> {
  const reading = read.get(ctx) ?? readOrganisation()
  read.set(ctx, reading)
  return reading
}

async function readOrganisation() {
  const [row] = await db.select().from(organisation)
  if (!row) throw new Refusal('precondition', 'The organisation is not set up yet.')
  const { name, zone, businessDays, opens, closes, demo } = row
  return { name, zone, businessDays, opens, closes, demo }
}

export async function listHolidays(_ctx: Context) {
  return db.select().from(holiday).orderBy(asc(holiday.date)).limit(1000)
}
