import { listNotifications } from '#lib/notifications/queries'
import { read } from '../../../_server/route'

export const GET = read('list-notifications', async (ctx) => ({ rows: await listNotifications(ctx) }))
