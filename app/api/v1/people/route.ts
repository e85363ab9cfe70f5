import { listColleagues } from '#lib/auth/directory/queries'
import { read } from '../../../_server/route'

export const GET = read('list-people', async (ctx) => ({ rows: await listColleagues(ctx) }))
