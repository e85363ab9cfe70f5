import { listServices } from '#lib/service/queries'
import { registerService } from '#lib/service/register-service'
import { read, route } from '../../../_server/route'

export const GET = read('list-services', async (ctx) => ({ rows: await listServices(ctx) }))
export const POST = route(registerService, { status: 201 })
