import { listInbox } from '#lib/approval/inbox/queries'
import { read } from '../../../_server/route'

export const GET = read('list-inbox', async (ctx) => ({ rows: await listInbox(ctx) }))
