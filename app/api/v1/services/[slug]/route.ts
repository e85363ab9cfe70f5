import { changeService } from '#lib/service/change-service'
import { getService } from '#lib/service/queries'
import { read, route } from '../../../../_server/route'

export const GET = read('get-service', (ctx, { slug = '' }) => getService(ctx, slug))
export const PUT = route(changeService)
