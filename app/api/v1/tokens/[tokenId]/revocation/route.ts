import { revokeToken } from '#lib/auth/revoke-token'
import { route } from '../../../../../_server/route'

export const POST = route(revokeToken)
