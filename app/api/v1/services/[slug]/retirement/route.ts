import { retireService } from '#lib/service/retire-service'
import { route } from '../../../../../_server/route'

export const POST = route(retireService)
