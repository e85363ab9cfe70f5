import { confirmRole } from '#lib/auth/confirm-role'
import { route } from '../../../../../_server/route'

export const POST = route(confirmRole)
