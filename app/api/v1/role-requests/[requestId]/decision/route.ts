import { decideRole } from '#lib/auth/decide-role'
import { route } from '../../../../../_server/route'

export const POST = route(decideRole)
