import { startImplementation } from '#lib/implementation/start-implementation'
import { route } from '../../../../../_server/route'

export const POST = route(startImplementation, { status: 201 })
