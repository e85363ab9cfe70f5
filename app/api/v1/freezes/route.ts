import { declareFreeze } from '#lib/calendar/declare-freeze'
import { listFreezes } from '#lib/calendar/queries'
import { read, route } from '../../../_server/route'

export const GET = read('list-freezes', async () => ({ rows: await listFreezes() }))
export const POST = route(declareFreeze, { status: 201 })
