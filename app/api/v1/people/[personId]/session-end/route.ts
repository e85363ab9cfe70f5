import { endSessions } from '#lib/auth/end-sessions'
import { route } from '../../../../../_server/route'

export const POST = route(endSessions)
