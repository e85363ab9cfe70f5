import { finishImplementation } from '#lib/implementation/finish-implementation'
import { route } from '../../../../../../_server/route'

export const POST = route(finishImplementation)
