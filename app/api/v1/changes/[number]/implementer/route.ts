import { assignImplementer } from '#lib/change/assign-implementer'
import { route } from '../../../../../_server/route'

export const POST = route(assignImplementer)
