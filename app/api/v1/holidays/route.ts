import { addHoliday } from '#lib/organisation/add-holiday'
import { listHolidays } from '#lib/organisation/queries'
import { read, route } from '../../../_server/route'

export const GET = read('list-holidays', async (ctx) => ({ rows: await listHolidays(ctx) }))
export const POST = route(addHoliday, { status: 201 })
