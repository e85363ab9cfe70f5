import { askRole } from '#lib/auth/ask-role'
import { route } from '../../../../../_server/route'

export const POST = route(askRole, { status: 201 })
