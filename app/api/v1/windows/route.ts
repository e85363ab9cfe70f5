import { openWindow } from '#lib/calendar/open-window'
import { listWindows } from '#lib/calendar/queries'
import { read, route } from '../../../_server/route'

export const GET = read('list-windows', async () => ({ rows: await listWindows() }))
export const POST = route(openWindow, { status: 201 })
